// What ES modules call that were compiled to CommonJS: how exports are marked, forwarded and imported, as Babel has it.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayPrototypeIncludes, ObjectDefineProperty, ObjectKeys, Proxy, String } = qiao.primordials;
  const { CreateDataProperty, ReflectGetOwnPropertyDescriptor, SafeWeakMap, TypeError } = qiao.primordials;

  const isObject = (/** @type {ScriptValue} */ value) =>
    (typeof value === 'object' && value !== null) || typeof value === 'function';
  const isModule = (/** @type {ScriptValue} */ exports) => isObject(exports) && exports.__esModule;

  /** The namespaces of CommonJS files, by their exports. @type {SafeWeakMap<object, ScriptObject>} */
  const namespaces = new SafeWeakMap();

  /** What `import * as all` gives. @param {ScriptValue} exports */
  function all(exports) {
    if (isModule(exports)) return exports;
    if (!isObject(exports)) return { __proto__: null, default: exports };
    const known = namespaces.get(exports);
    if (known) return known;
    /** @type {ScriptObject} */
    const namespace = { __proto__: null, default: exports };
    namespaces.set(exports, namespace);
    const keys = ObjectKeys(exports);
    for (let at = 0; at < keys.length; at++) {
      const descriptor = ReflectGetOwnPropertyDescriptor(exports, keys[at]);
      if (keys[at] === 'default' || !descriptor) continue;
      if (descriptor.get) ObjectDefineProperty(namespace, keys[at], { __proto__: null, ...descriptor });
      else namespace[keys[at]] = exports[keys[at]];
    }
    return namespace;
  }

  /** @param {ScriptObject} exports @param {string} name @param {() => ScriptValue} get */
  function forward(exports, name, get) {
    ObjectDefineProperty(exports, name, { __proto__: null, enumerable: true, get });
  }

  const shared = {
    __proto__: null,
    all,
    forward,

    /** What `import name` reads `default` of. @param {ScriptValue} exports */
    default: (exports) => (isModule(exports) ? exports : { __proto__: null, default: exports }),

    /** Marks exports as those of an ES module, which has these. @param {ScriptObject} exports @param {string[]} names */
    mark(exports, names) {
      ObjectDefineProperty(exports, '__esModule', { __proto__: null, value: true });
      for (let at = 0; at < names.length; at++) CreateDataProperty(exports, names[at], undefined);
    },

    /** `export * from`: what the module exports itself counts. @param {ScriptObject} exports @param {ScriptValue} from @param {string[]} own */
    star(exports, from, own) {
      const keys = isObject(from) ? ObjectKeys(from) : [];
      for (let at = 0; at < keys.length; at++) {
        const name = keys[at];
        if (name === 'default' || name === '__esModule' || ArrayPrototypeIncludes(own, name)) continue;
        if (name in exports && exports[name] === from[name]) continue;
        forward(exports, name, () => from[name]);
      }
    },

    /** The value of an expression after which exports are set. @param {ScriptValue} value */
    first: (value) => value,

    /** Where writing to an import leads. */
    constant: new Proxy(
      { __proto__: null },
      {
        __proto__: null,
        set(_, name) {
          throw new TypeError('"' + String(name) + '" is read-only');
        },
      },
    ),
  };

  /** What a module calls beside its own names. */
  qiao.moduleScope = (require) => ({
    __proto__: shared,
    /** `import()`. @param {ScriptValue} wanted */
    async import(wanted) {
      const name = String(wanted);
      await undefined;
      return all(require(name));
    },
  });
});
