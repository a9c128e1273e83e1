// Primordials: the built-in functions that the prelude uses, taken before script can replace them. Files read
// built-ins nowhere else. A method takes what it is called on as its first argument. What a file makes inherits
// nothing (`__proto__: null`) unless script gets it, and what script gets is defined, never assigned: script may
// have put setters on the prototypes. So `for…of`, array spread and patterns, template literals (the engine calls
// `concat`) and `instanceof` are not used; `{ ...object }`, rest parameters and `[a, b]` are safe.
(function (qiao) {
  'use strict';
  const { call, bind } = Function.prototype;
  const uncurryThis = bind.bind(call);
  const { defineProperty } = Reflect;

  /** Defines a property as a literal would, whatever the object inherits. */
  const define = (object, key, value) =>
    defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });

  /** A collection whose methods script cannot replace. */
  const safe = (Base, methods) => {
    class Safe extends Base {}
    for (const name of methods) define(Safe.prototype, name, Base.prototype[name]);
    Object.setPrototypeOf(Safe.prototype, null);
    return Safe;
  };

  qiao.primordials = Object.freeze({
    __proto__: null,
    ArrayIsArray: Array.isArray,
    ArrayPrototypeJoin: uncurryThis(Array.prototype.join),
    Boolean,
    Error,
    ErrorPrototype: Error.prototype,
    EvalError,
    Function,
    JSONParse: JSON.parse,
    JSONStringify: JSON.stringify,
    MathFloor: Math.floor,
    MathRound: Math.round,
    Number,
    ObjectDefineProperty: Object.defineProperty,
    ObjectFreeze: Object.freeze,
    ObjectGetPrototypeOf: Object.getPrototypeOf,
    ObjectHasOwn: Object.hasOwn,
    ObjectIsExtensible: Object.isExtensible,
    ObjectKeys: Object.keys,
    ObjectPrototype: Object.prototype,
    ObjectPrototypeIsPrototypeOf: uncurryThis(Object.prototype.isPrototypeOf),
    ObjectPrototypeToString: uncurryThis(Object.prototype.toString),
    Promise,
    PromisePrototypeThen: uncurryThis(Promise.prototype.then),
    Proxy,
    ReflectApply: Reflect.apply,
    ReflectConstruct: Reflect.construct,
    ReflectGetOwnPropertyDescriptor: Reflect.getOwnPropertyDescriptor,
    ReflectOwnKeys: Reflect.ownKeys,
    ReflectPreventExtensions: Reflect.preventExtensions,
    RegExpPrototypeExec: uncurryThis(RegExp.prototype.exec),
    SafeMap: safe(Map, ['get', 'set', 'has', 'delete', 'forEach']),
    SafeWeakMap: safe(WeakMap, ['get', 'set']),
    String,
    StringPrototypeIndexOf: uncurryThis(String.prototype.indexOf),
    StringPrototypeSlice: uncurryThis(String.prototype.slice),
    StringPrototypeSplit: uncurryThis(String.prototype.split),
    StringPrototypeToLowerCase: uncurryThis(String.prototype.toLowerCase),
    StringPrototypeToUpperCase: uncurryThis(String.prototype.toUpperCase),
    StringPrototypeTrim: uncurryThis(String.prototype.trim),
    TypeError,

    define,
    /** Adds an item to the end of an array. */
    append: (array, item) => define(array, array.length, item),
  });
});
