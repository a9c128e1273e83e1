// Primordials: the built-in functions that the prelude uses, captured before script can replace them. Other files use
// built-ins only from here. A method takes its receiver as the first argument. Internal objects have a null prototype;
// properties of objects that script gets are defined, not assigned, as script may have put setters on prototypes.
// `for…of`, array spread, array patterns, template literals (the engine calls `concat` for them) and `instanceof` are
// not used; `{ ...object }`, rest parameters and `[a, b]` are safe. A test checks all of this.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { call, bind } = Function.prototype;
  /** @type {any} */
  const uncurryThis = bind.bind(call);
  /** @type {Primordials['ObjectDefineProperty']} */
  const defineProperty = Object.defineProperty;
  const { hasOwn } = Object;
  const isPrototypeOf = uncurryThis(Object.prototype.isPrototypeOf);
  const then = uncurryThis(Promise.prototype.then);
  const ErrorPrototype = Error.prototype;

  /**
   * Defines a property as an object literal does, whatever the object inherits.
   * @type {Primordials['CreateDataProperty']}
   */
  const CreateDataProperty = (object, key, value) =>
    defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });

  /** A collection whose methods script cannot replace. @param {any} Base @param {string[]} methods @returns {any} */
  const safe = (Base, methods) => {
    class Safe extends Base {}
    for (const name of methods) CreateDataProperty(Safe.prototype, name, Base.prototype[name]);
    Object.setPrototypeOf(Safe.prototype, null);
    return Safe;
  };

  qiao.primordials = Object.freeze({
    __proto__: null,
    Array,
    ArrayIsArray: Array.isArray,
    ArrayPrototypeIncludes: uncurryThis(Array.prototype.includes),
    ArrayPrototypeJoin: uncurryThis(Array.prototype.join),
    Boolean,
    Error,
    ErrorSetPrepareStackTrace: uncurryThis(Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')?.set),
    EvalError,
    Function,
    JSONParse: JSON.parse,
    JSONStringify: JSON.stringify,
    MathFloor: Math.floor,
    MathRound: Math.round,
    Number,
    NumberIsFinite: Number.isFinite,
    Object,
    ObjectDefineProperty: defineProperty,
    ObjectFreeze: Object.freeze,
    ObjectGetPrototypeOf: Object.getPrototypeOf,
    ObjectHasOwn: hasOwn,
    ObjectIsExtensible: Object.isExtensible,
    ObjectKeys: Object.keys,
    ObjectPrototype: Object.prototype,
    ObjectPrototypeToString: uncurryThis(Object.prototype.toString),
    ObjectSetPrototypeOf: Object.setPrototypeOf,
    Promise,
    Proxy,
    RangeError,
    ReflectApply: Reflect.apply,
    ReflectConstruct: Reflect.construct,
    ReflectDefineProperty: Reflect.defineProperty,
    ReflectDeleteProperty: Reflect.deleteProperty,
    ReflectGetOwnPropertyDescriptor: Reflect.getOwnPropertyDescriptor,
    ReflectOwnKeys: Reflect.ownKeys,
    ReflectPreventExtensions: Reflect.preventExtensions,
    ReflectSet: Reflect.set,
    RegExp,
    RegExpPrototype: RegExp.prototype,
    RegExpPrototypeExec: uncurryThis(RegExp.prototype.exec),
    SafeMap: safe(Map, ['get', 'set', 'has', 'delete', 'forEach']),
    SafeWeakMap: safe(WeakMap, ['get', 'set']),
    String,
    StringPrototypeIndexOf: uncurryThis(String.prototype.indexOf),
    StringPrototypeIsWellFormed: uncurryThis(String.prototype.isWellFormed),
    StringPrototypeLastIndexOf: uncurryThis(String.prototype.lastIndexOf),
    StringPrototypeSlice: uncurryThis(String.prototype.slice),
    StringPrototypeSplit: uncurryThis(String.prototype.split),
    StringPrototypeToLowerCase: uncurryThis(String.prototype.toLowerCase),
    StringPrototypeToUpperCase: uncurryThis(String.prototype.toUpperCase),
    StringPrototypeTrim: uncurryThis(String.prototype.trim),
    TypeError,
    TypedArrayPrototypeGetBuffer: uncurryThis(
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'buffer')?.get,
    ),
    Uint8Array,
    Uint8ClampedArray,

    CreateDataProperty,
    /** An object with a null prototype, used as a map. */
    dictionary: () => /** @type {any} */ ({ __proto__: null }),
    /** Assigns an own property, or defines it if it is missing. */
    setOwn: (/** @type {any} */ object, /** @type {Key} */ key, /** @type {unknown} */ value) => {
      if (hasOwn(object, key)) object[key] = value;
      else CreateDataProperty(object, key, value);
    },
    /** Appends an item to an array. */
    append: (/** @type {unknown[]} */ array, /** @type {unknown} */ item) =>
      CreateDataProperty(array, array.length, item),
    /** `error instanceof Error`, which script can change. */
    isError: /** @type {Primordials['isError']} */ ((value) => isPrototypeOf(ErrorPrototype, value)),
    /** `promise.then()` for an internal promise. The own `constructor` keeps the inherited one from being read. */
    then: (/** @type {any} */ promise, /** @type {any} */ fulfilled, /** @type {any} */ rejected) =>
      then(CreateDataProperty(promise, 'constructor', undefined), fulfilled, rejected),
  });
});
