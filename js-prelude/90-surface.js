// The global API objects described by the namespaces. Their members are created when script first accesses them,
// because most programs use few. Which members exist is decided by the host.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { namespaces, native } = qiao;
  const { CreateDataProperty, ObjectHasOwn, ObjectIsExtensible, ObjectSetPrototypeOf, Proxy } = qiao.primordials;
  const { ReflectGetOwnPropertyDescriptor, ReflectOwnKeys, ReflectPreventExtensions } = qiao.primordials;
  const { StringPrototypeLastIndexOf, StringPrototypeSlice, append } = qiao.primordials;

  const lastName = (/** @type {string} */ name) =>
    StringPrototypeSlice(name, StringPrototypeLastIndexOf(name, '.') + 1);

  /** @param {Namespace} namespace @param {ScriptFunction | Found} found */
  function make(namespace, found) {
    if (typeof found === 'function') return found;
    const { form, gives } = found;
    if (form === 'built') return qiao.loadPart('built').makeBuilt(namespace, found.name);
    if (form === 'object') return qiao.makeSurface(namespace, gives, {});
    const only = form === 'own' && qiao.makeSurface(namespace, gives, {});
    const made = only ? () => only : qiao.loadPart('missing').makeFailing(namespace, found);
    return qiao.named(lastName(found.name), made);
  }

  /** Wraps an object so that it also has the platform's members of a class, or of the API object without `of`. */
  qiao.makeSurface = (namespace, of, object) => {
    const prefix = of ? of + '.' : '';
    const names = () => native.names(namespace.index, of || null);
    /** Whether the object has the member; creates it if the platform has one of this name. */
    const has = (/** @type {string | symbol} */ name) => {
      if (ObjectHasOwn(object, name)) return true;
      if (typeof name !== 'string' || !ObjectIsExtensible(object)) return false;
      const found = native.find(namespace.index, prefix + name);
      if (found) CreateDataProperty(object, name, make(namespace, found));
      return found !== undefined;
    };
    const hasAll = () => {
      const all = names();
      for (let at = 0; at < all.length; at++) has(all[at]);
    };
    return new Proxy(object, {
      __proto__: null,
      get(target, name) {
        has(name);
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
        for (let at = 0; at < all.length; at++) if (!ObjectHasOwn(target, all[at])) append(keys, all[at]);
        return keys;
      },
      // Members that do not exist yet could not be created afterwards.
      preventExtensions(target) {
        hasAll();
        return ReflectPreventExtensions(target);
      },
    });
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
  // With several API objects, browser globals exist only if all of their platforms have them.
  if (qiao.everyNamespace('browser')) qiao.loadPart('browser');
});
