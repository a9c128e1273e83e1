// The data of pages and components: copying, merging, and changes by paths such as `a.b[0]`.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayIsArray, CreateDataProperty, ObjectGetPrototypeOf, ObjectHasOwn, ObjectKeys } = qiao.primordials;
  const { ObjectPrototype, RegExpPrototypeExec, SafeMap, append, setOwn } = qiao.primordials;

  const isPlain = (/** @type {unknown} */ value) => {
    if (typeof value !== 'object' || value === null) return false;
    const prototype = ObjectGetPrototypeOf(value);
    return prototype === ObjectPrototype || prototype === null;
  };

  /**
   * A deep copy. `copies` has the copies made so far, for cyclic values.
   * @param {SafeMap<object, object>} copies @param {ScriptValue} value
   */
  function copyInto(copies, value) {
    const isArray = ArrayIsArray(value);
    if (!isArray && !isPlain(value)) return value;
    if (copies.has(value)) return copies.get(value);
    /** @type {ScriptValue} */
    const copied = isArray ? [] : {};
    copies.set(value, copied);
    const keys = ObjectKeys(value);
    for (let at = 0; at < keys.length; at++) CreateDataProperty(copied, keys[at], copyInto(copies, value[keys[at]]));
    return copied;
  }

  const isObject = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null;

  /** A deep copy of arrays and plain objects; other values are shared. @param {ScriptValue} value */
  function copy(value) {
    if (!isObject(value)) return value;
    const copies = new SafeMap();
    return copyInto(copies, value);
  }

  /** All matches of a global pattern, in order. @param {RegExp} pattern @param {string} text */
  function matches(pattern, text) {
    /** @type {string[]} */
    const found = [];
    let match;
    pattern.lastIndex = 0;
    while ((match = RegExpPrototypeExec(pattern, text)) !== null) append(found, match[0]);
    return found;
  }

  const STEP = /[^.[\]]+/g;
  const INDEX = /^\d+$/;

  /** Splits a path: `a.b[0]` into `a`, `b`, `0`. @param {string} path */
  function steps(path) {
    const found = matches(STEP, path);
    return found.length > 0 ? found : [path];
  }

  /**
   * Sets a property of data. On instances of a class it is assigned, so that setters run.
   * @param {ScriptObject} target @param {string} key @param {ScriptValue} value
   */
  function set(target, key, value) {
    if (ArrayIsArray(target) || isPlain(target)) setOwn(target, key, value);
    else target[key] = value;
  }

  /**
   * Sets the value at a path; missing containers on the path are created.
   * @param {ScriptObject} data @param {string[]} path @param {ScriptValue} value
   */
  function put(data, path, value) {
    const last = path.length - 1;
    let target = data;
    for (let at = 0; at < last; at++) {
      if (!isObject(target[path[at]])) {
        set(target, path[at], RegExpPrototypeExec(INDEX, path[at + 1]) !== null ? [] : {});
      }
      target = target[path[at]];
    }
    set(target, path[last], value);
  }

  /** The value at a path, or undefined. @param {ScriptValue} data @param {string[]} path */
  function get(data, path) {
    let value = data;
    for (let at = 0; at < path.length; at++) {
      if (value === undefined || value === null) return undefined;
      value = value[path[at]];
    }
    return value;
  }

  /**
   * Copies the fields of `from` to `to`; plain objects in both are merged.
   * @param {ScriptObject} to @param {ScriptObject | undefined} from
   */
  function merge(to, from) {
    if (!from) return;
    const keys = ObjectKeys(from);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at];
      if (ObjectHasOwn(to, key) && isPlain(to[key]) && isPlain(from[key])) merge(to[key], from[key]);
      else CreateDataProperty(to, key, copy(from[key]));
    }
  }

  /** How deep values are compared; deeper ones count as different. */
  const DEEPEST = 100;

  /**
   * Whether two values have the same content: arrays and plain objects are compared by what is in them.
   * @param {ScriptValue} a @param {ScriptValue} b @param {number} [depth] @returns {boolean}
   */
  function same(a, b, depth = 0) {
    if (a === b || (a !== a && b !== b)) return true;
    const isArray = ArrayIsArray(a);
    if (depth === DEEPEST || isArray !== ArrayIsArray(b) || (!isArray && !(isPlain(a) && isPlain(b)))) return false;
    const keys = ObjectKeys(a);
    if (keys.length !== ObjectKeys(b).length) return false;
    for (let at = 0; at < keys.length; at++) {
      if (!ObjectHasOwn(b, keys[at]) || !same(a[keys[at]], b[keys[at]], depth + 1)) return false;
    }
    return true;
  }

  qiao.data = { __proto__: null, copy, same, matches, steps, put, get, merge };
});
