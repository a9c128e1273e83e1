// What developer tools ask of script, in the words of the Chrome DevTools Protocol's domain `Runtime`: text is run,
// and values are described; objects among them are kept under a number until the tools release them.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const {
    ArrayIsArray,
    Error,
    JSONParse,
    JSONStringify,
    ObjectGetPrototypeOf,
    ObjectPrototypeToString,
    ReflectApply,
    ReflectGetOwnPropertyDescriptor,
    ReflectOwnKeys,
    String,
    StringPrototypeIndexOf,
    StringPrototypeSlice,
    append,
    dictionary,
  } = qiao.primordials;

  /** Properties that a preview shows. */
  const PREVIEWED = 8;
  /** Characters of a description. */
  const LONGEST = 500;
  /** Properties that are listed of one object. */
  const LISTED = 10000;

  /** Objects of the console that are kept; the oldest go first. */
  const KEPT = 1000;
  /** The group of what the console was given, as tools and engines name it. */
  const CONSOLE = 'console';

  /** The objects that the tools hold, with the group in which they are released. */
  /** @type {Dictionary<{ value: ScriptValue, group: string }>} */
  const held = dictionary();
  /** The ids of the console's objects, by their number modulo `KEPT`. */
  /** @type {Dictionary<string>} */
  const printed = dictionary();
  let lastPrinted = 0;
  let lastObject = 0;
  let lastException = 0;

  /** The class as in `[object Class]`; an object may have a tag of its own. @param {ScriptValue} value */
  const tagOf = (value) => StringPrototypeSlice(ObjectPrototypeToString(value), 8, -1);

  /** Classes that the protocol knows as subtypes. @type {Dictionary<string>} */
  const SUBTYPES = {
    __proto__: /** @type {any} */ (null),
    Array: 'array',
    Date: 'date',
    RegExp: 'regexp',
    Map: 'map',
    Set: 'set',
    WeakMap: 'weakmap',
    WeakSet: 'weakset',
    Error: 'error',
    Promise: 'promise',
    ArrayBuffer: 'arraybuffer',
    DataView: 'dataview',
    Uint8Array: 'typedarray',
    Int8Array: 'typedarray',
    Uint8ClampedArray: 'typedarray',
    Int16Array: 'typedarray',
    Uint16Array: 'typedarray',
    Int32Array: 'typedarray',
    Uint32Array: 'typedarray',
    Float32Array: 'typedarray',
    Float64Array: 'typedarray',
  };

  /** A data property's value, without running a getter. @param {ScriptValue} object @param {Key} key */
  function dataOf(object, key) {
    const found = ReflectGetOwnPropertyDescriptor(object, key);
    return found ? found.value : undefined;
  }

  /** The name of the constructor that an object's prototype names. @param {ScriptValue} object @returns {string} */
  function classOf(object) {
    const prototype = ObjectGetPrototypeOf(object);
    if (prototype === null) return 'Object';
    const made = dataOf(prototype, 'constructor');
    const name = typeof made === 'function' ? dataOf(made, 'name') : undefined;
    return typeof name === 'string' && name !== '' ? name : tagOf(object);
  }

  const short = (/** @type {string} */ text) =>
    text.length > LONGEST ? StringPrototypeSlice(text, 0, LONGEST) + '…' : text;

  /** @param {ScriptValue} object @param {string | undefined} subtype @returns {string} */
  function description(object, subtype) {
    if (subtype === 'proxy') return 'Proxy';
    if (subtype === 'array') return 'Array(' + object.length + ')';
    if (subtype === undefined && typeof object === 'object') return classOf(object);
    if (subtype === 'error') {
      const stack = dataOf(object, 'stack');
      const text = native.describe(object);
      return typeof stack === 'string' && StringPrototypeIndexOf(text, stack) < 0 ? text + '\n' + stack : text;
    }
    return short(native.describe(object));
  }

  /** A value that is not an object. @param {ScriptValue} value @returns {ScriptObject} */
  function primitive(value) {
    const type = typeof value;
    if (value === null) return { __proto__: null, type: 'object', subtype: 'null', value: null };
    if (type === 'undefined') return { __proto__: null, type };
    if (type === 'bigint')
      return { __proto__: null, type, unserializableValue: String(value) + 'n', description: String(value) + 'n' };
    if (type === 'symbol') return { __proto__: null, type, description: String(value) };
    if (type !== 'number') return { __proto__: null, type, value };
    const text = value === 0 && 1 / value < 0 ? '-0' : String(value);
    const plain = JSONStringify(value) !== 'null' && text !== '-0';
    return plain
      ? { __proto__: null, type, value, description: text }
      : { __proto__: null, type, unserializableValue: text, description: text };
  }

  const isObject = (/** @type {ScriptValue} */ value) =>
    (typeof value === 'object' && value !== null) || typeof value === 'function';

  /** @param {ScriptValue} object */
  function subtypeOf(object) {
    if (native.isProxy(object)) return 'proxy';
    if (typeof object === 'function') return undefined;
    return ArrayIsArray(object) ? 'array' : SUBTYPES[tagOf(object)];
  }

  /** The first properties of an object, in short. @param {ScriptValue} object @param {string | undefined} subtype */
  function preview(object, subtype) {
    /** @type {ScriptObject[]} */
    const properties = [];
    const keys = ReflectOwnKeys(object);
    let overflow = false;
    for (let at = 0; at < keys.length && !overflow; at++) {
      const key = keys[at];
      const found = ReflectGetOwnPropertyDescriptor(object, key);
      if (typeof key === 'symbol' || !found || !found.enumerable) continue;
      if (properties.length >= PREVIEWED) overflow = true;
      else append(properties, found.get ? { __proto__: null, name: key, type: 'accessor' } : inShort(key, found.value));
    }
    return {
      __proto__: null,
      type: typeof object,
      subtype,
      description: description(object, subtype),
      overflow,
      properties,
    };
  }

  /** @param {string} name @param {ScriptValue} value @returns {ScriptObject} */
  function inShort(name, value) {
    if (!isObject(value)) {
      const { type, subtype, description: told } = primitive(value);
      const text = told === undefined ? String(value) : told;
      return { __proto__: null, name, type, subtype, value: short(text) };
    }
    const subtype = subtypeOf(value);
    return {
      __proto__: null,
      name,
      type: typeof value,
      subtype,
      value: typeof value === 'function' ? '' : description(value, subtype),
    };
  }

  /**
   * A value as the protocol has it.
   * @param {ScriptValue} value @param {ScriptObject} params @returns {ScriptObject}
   */
  function remote(value, params) {
    if (!isObject(value)) return primitive(value);
    if (params.returnByValue) {
      const json = JSONStringify(value);
      return { __proto__: null, type: typeof value, value: json === undefined ? undefined : JSONParse(json) };
    }
    const subtype = subtypeOf(value);
    const shown = {
      __proto__: null,
      type: typeof value,
      subtype,
      className: subtype === 'proxy' ? 'Object' : classOf(value),
      description: description(value, subtype),
      preview: hasPreview(params, value, subtype) ? preview(value, subtype) : undefined,
    };
    // The number of the program is a part of the ids of its objects.
    const objectId = qiao.inspected + '.' + ++lastObject;
    held[objectId] = { value, group: String(params.objectGroup) };
    return { ...shown, objectId };
  }

  /** @param {ScriptObject} params @param {ScriptValue} value @param {string | undefined} subtype */
  const hasPreview = (params, value, subtype) =>
    params.generatePreview && typeof value === 'object' && subtype !== 'proxy';

  /** A value that the console was given. What cannot be looked into is text. @param {ScriptValue} value */
  function ofConsole(value) {
    try {
      const shown = remote(value, { __proto__: null, objectGroup: CONSOLE, generatePreview: true });
      if (shown.objectId === undefined) return shown;
      const place = lastPrinted++ % KEPT;
      delete held[printed[place]];
      printed[place] = shown.objectId;
      return shown;
    } catch {
      return primitive(native.describe(value));
    }
  }

  /** @param {unknown} error @param {ScriptObject} params */
  function thrown(error, params) {
    const exception = remote(error, { __proto__: null, objectGroup: params.objectGroup });
    const details = {
      __proto__: null,
      exceptionId: ++lastException,
      text: 'Uncaught',
      lineNumber: 0,
      columnNumber: 0,
      exception,
    };
    return { __proto__: null, result: exception, exceptionDetails: details };
  }

  /** What a promise comes to; script may have replaced `then`. @param {ScriptValue} promise @param {ScriptObject} params */
  async function settled(promise, params) {
    try {
      return { __proto__: null, result: remote(await promise, params) };
    } catch (error) {
      return thrown(error, params);
    }
  }

  /** The outcome of a function for the tools. @param {() => ScriptValue} run @param {ScriptObject} params */
  function outcome(run, params) {
    try {
      const value = run();
      return params.awaitPromise ? settled(value, params) : { __proto__: null, result: remote(value, params) };
    } catch (error) {
      return thrown(error, params);
    }
  }

  /** @param {string} text */
  function runs(text) {
    try {
      native.runText('(async () => {' + text + '\n}); undefined');
      return true;
    } catch {
      return false;
    }
  }

  /** Runs text; one with `await` outside of functions runs within an asynchronous one. @param {string} text */
  function run(text) {
    if (StringPrototypeIndexOf(text, 'await') < 0 || runs('() => {' + text + '\n}')) return native.runText(text);
    const expression = 'return (\n' + text + '\n)';
    return native.runText('(async () => {' + (runs(expression) ? expression : text) + '\n})()');
  }

  const objectOf = (/** @type {ScriptValue} */ id) => {
    const found = held[String(id)];
    return found && found.value;
  };

  /** An argument of a call. @param {ScriptObject} given */
  function argument(given) {
    if (given.objectId !== undefined) return objectOf(given.objectId);
    return given.unserializableValue === undefined ? given.value : native.runText(String(given.unserializableValue));
  }

  /** @param {ScriptObject} params */
  function evaluate(params) {
    // While someone types. The engine cannot undo what an expression does.
    if (params.throwOnSideEffect) {
      const { EvalError } = qiao.primordials;
      return thrown(new EvalError('Possible side-effect in debug-evaluate'), params);
    }
    const text = String(params.expression);
    const waits = StringPrototypeIndexOf(text, 'await') >= 0 && params.replMode;
    return outcome(() => run(text), waits ? { ...params, awaitPromise: true } : params);
  }

  /** @param {ScriptObject} params */
  function callFunctionOn(params) {
    return outcome(() => {
      const called = native.runText('(' + params.functionDeclaration + ')');
      /** @type {ScriptValue[]} */
      const args = [];
      const given = params.arguments || [];
      for (let at = 0; at < given.length; at++) append(args, argument(given[at]));
      const self = params.objectId === undefined ? undefined : objectOf(params.objectId);
      return ReflectApply(called, self, args);
    }, params);
  }

  /** @param {ScriptValue} object @param {Key} key @param {ScriptObject} params @returns {ScriptObject | undefined} */
  function property(object, key, params) {
    const found = ReflectGetOwnPropertyDescriptor(object, key);
    if (!found) return undefined;
    const { get, set, value, writable, configurable, enumerable } = found;
    const made = { __proto__: null, configurable, enumerable, isOwn: true };
    const named =
      typeof key === 'symbol' ? { ...made, name: String(key), symbol: remote(key, params) } : { ...made, name: key };
    if (!get && !set) return { ...named, writable, value: remote(value, params) };
    return { ...named, get: remote(get, params), set: remote(set, params) };
  }

  /** @param {ScriptObject} params */
  function getProperties(params) {
    const found = held[String(params.objectId)];
    if (!found) throw new Error('Could not find object with given id');
    const object = found.value;
    /** @type {ScriptObject[]} */
    const result = [];
    const of = { __proto__: null, objectGroup: found.group, generatePreview: params.generatePreview };
    const keys = ReflectOwnKeys(object);
    for (let at = 0; at < keys.length && result.length < LISTED; at++) {
      const one = property(object, keys[at], of);
      const isAccessor = one !== undefined && one.value === undefined;
      if (one && (isAccessor || !params.accessorPropertiesOnly)) append(result, one);
    }
    const prototype = { __proto__: null, name: '[[Prototype]]', value: remote(ObjectGetPrototypeOf(object), of) };
    return { __proto__: null, result, internalProperties: [prototype] };
  }

  /** @param {ScriptObject} params */
  function releaseObjectGroup(params) {
    const numbers = ReflectOwnKeys(held);
    for (let at = 0; at < numbers.length; at++) {
      const number = /** @type {string} */ (numbers[at]);
      if (held[number].group === params.objectGroup) delete held[number];
    }
    return dictionary();
  }

  /** @type {Dictionary<(params: ScriptObject) => ScriptValue>} */
  const methods = {
    __proto__: /** @type {any} */ (null),
    evaluate,
    callFunctionOn,
    getProperties,
    releaseObjectGroup,
    releaseObject(params) {
      delete held[String(params.objectId)];
      return dictionary();
    },
  };

  qiao.inspect = (method, params) => methods[method](params);

  /** Types of `Runtime.consoleAPICalled` that are not the name of the function. @type {Dictionary<string>} */
  const TYPES = {
    __proto__: /** @type {any} */ (null),
    warn: 'warning',
    group: 'startGroup',
    groupEnd: 'endGroup',
  };

  qiao.entries.printed = (method, values) => {
    /** @type {ScriptObject[]} */
    const args = [];
    for (let at = 0; at < values.length; at++) append(args, ofConsole(values[at]));
    return /** @type {string} */ (JSONStringify({ __proto__: null, type: TYPES[method] || method, args }));
  };
});
