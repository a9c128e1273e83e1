// The global API objects described by the namespaces. Their members are created when script first accesses them,
// because most programs use few. Which members exist is decided by the host.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { namespaces, native } = qiao;
  const { CreateDataProperty, ObjectDefineProperty, ObjectHasOwn, ObjectIsExtensible } = qiao.primordials;
  const { ObjectKeys, ObjectSetPrototypeOf, Proxy, ReflectDefineProperty, ReflectDeleteProperty } = qiao.primordials;
  const { ReflectGetOwnPropertyDescriptor, ReflectOwnKeys, ReflectPreventExtensions, ReflectSet } = qiao.primordials;
  const { String, StringPrototypeLastIndexOf, StringPrototypeSlice, append, dictionary } = qiao.primordials;

  qiao.lastName = (name) => StringPrototypeSlice(name, StringPrototypeLastIndexOf(name, '.') + 1);

  /** @param {Namespace} namespace @param {ScriptFunction | Found} found */
  function make(namespace, found) {
    if (typeof found === 'function') return found;
    const { form, gives } = found;
    if (form === 'built') return qiao.loadPart('built').makeBuilt(namespace, found.name);
    if (form === 'object') return qiao.makeSurface(namespace, gives, {});
    const only = form === 'own' && qiao.makeSurface(namespace, gives, {});
    const made = only ? () => only : qiao.loadPart('missing').makeFailing(namespace, found);
    return qiao.named(qiao.lastName(found.name), made);
  }

  /**
   * Adds a function as an accessor that nothing can be assigned to.
   * @param {ScriptObject} object @param {string} name @param {Function} made
   */
  const defineAccessor = (object, name, made) =>
    ObjectDefineProperty(object, name, { __proto__: null, get: () => made, enumerable: true, configurable: true });

  /** The object, completed by what its platform has beside it: of a class, or of the API object itself. */
  qiao.makeSurface = (namespace, of, object) => {
    const prefix = of ? of + '.' : '';
    const names = () => native.names(namespace.index, of || null);
    const accessors = !of && namespace.accessors;
    /** What was made, or deleted by script: it is not made again. @type {Dictionary<true>} */
    const settled = dictionary();
    /** Whether the object has the name, which is made now if the platform has it. */
    const has = (/** @type {string | symbol} */ name) => {
      if (ObjectHasOwn(object, name)) return true;
      if (typeof name !== 'string' || settled[name] || !ObjectIsExtensible(object)) return false;
      const found = native.find(namespace.index, prefix + name);
      if (!found) return false;
      const made = make(namespace, found);
      if (accessors && typeof made === 'function') defineAccessor(object, name, made);
      else CreateDataProperty(object, name, made);
      settled[name] = true;
      return true;
    };
    let isComplete = false;
    const hasAll = () => {
      const all = isComplete ? [] : names();
      isComplete = true;
      for (let at = 0; at < all.length; at++) has(all[at]);
    };
    /** Whether script cannot assign to a name. */
    const ignores = (/** @type {string | symbol} */ name) => {
      if (!accessors || !has(name)) return false;
      const { get, set } = ObjectSetPrototypeOf(ReflectGetOwnPropertyDescriptor(object, name), null);
      return get !== undefined && set === undefined;
    };
    /** @type {Bare & ProxyTraps} */
    const traps = {
      __proto__: null,
      get(target, name) {
        if (!settled[/** @type {string} */ (name)]) has(name);
        return target[name];
      },
      has: (target, name) => has(name) || name in target,
      getOwnPropertyDescriptor(target, name) {
        has(name);
        const descriptor = ReflectGetOwnPropertyDescriptor(target, name);
        return descriptor && ObjectSetPrototypeOf(descriptor, null);
      },
      ownKeys(target) {
        const keys = ReflectOwnKeys(target);
        const all = ObjectIsExtensible(target) ? names() : [];
        for (let at = 0; at < all.length; at++) {
          if (!ObjectHasOwn(target, all[at]) && !settled[all[at]]) append(keys, all[at]);
        }
        return keys;
      },
      set(target, name, value, receiver) {
        if (ignores(name)) native.ignored(namespace.index, String(name));
        has(name);
        return ReflectSet(target, name, value, receiver === surface ? target : receiver);
      },
      defineProperty(target, name, descriptor) {
        has(name);
        return ReflectDefineProperty(target, name, ObjectSetPrototypeOf(descriptor, null));
      },
      deleteProperty(target, name) {
        if (typeof name === 'string') settled[name] = true;
        return ReflectDeleteProperty(target, name);
      },
      // Members that do not exist yet could not be created afterwards.
      preventExtensions(target) {
        hasAll();
        return ReflectPreventExtensions(target);
      },
    };
    const surface = new Proxy(object, traps);
    // The engine takes an accessor that the trap describes for a value: so all are made, and the object describes itself.
    if (accessors) {
      const get = () => void hasAll();
      ObjectDefineProperty(traps, 'getOwnPropertyDescriptor', { __proto__: null, get, configurable: true });
    }
    return surface;
  };

  /** An object with the platform's constants. @param {Namespace} namespace */
  function withConstants(namespace) {
    /** @type {ScriptObject} */
    const object = {};
    const { constants = [] } = namespace;
    for (let at = 0; at < constants.length; at++) {
      const constant = constants[at];
      if (!ObjectHasOwn(object, constant.object)) CreateDataProperty(object, constant.object, {});
      CreateDataProperty(object[constant.object], constant.name, constant.value);
    }
    namespace.constants = undefined;
    return object;
  }

  for (let at = 0; at < namespaces.length; at++) {
    const namespace = namespaces[at];
    if (namespace.requestInfo) qiao.define({ showRequestInfo: () => native.showRequestInfo() });
    qiao.defineGlobal(namespace.name, qiao.makeSurface(namespace, undefined, withConstants(namespace)));
  }
  // One platform alone decides what else its globals are.
  if (namespaces.length === 1) {
    const { declared = [], classes = [], told = dictionary() } = namespaces[0];
    for (let at = 0; at < declared.length; at++) qiao.defineGlobal(declared[at], undefined);
    for (let at = 0; at < classes.length; at++) {
      qiao.defineLazily(classes[at], () => qiao.loadPart('web-classes').webClasses[classes[at]]);
    }
    const names = ObjectKeys(told);
    for (let at = 0; at < names.length; at++) qiao.defineGlobal(names[at], told[names[at]]);
  }
  // With several API objects, browser globals exist only if all of their platforms have them.
  if (qiao.everyNamespace('browser')) qiao.loadPart('browser');
});
