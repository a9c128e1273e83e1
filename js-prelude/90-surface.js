// The surface: the global API objects that the namespaces describe. What is in one is made when script
// first looks for it, as few programs use much of it. What there is, is the host's to say.
(function (qiao) {
  'use strict';
  const native = qiao.native;

  function make(namespace, found) {
    if (typeof found === 'function') return found;
    const { form, gives } = found;
    if (form === 'built') return qiao.loadPart('built').makeBuilt(namespace, found.name);
    if (form === 'object') return qiao.completed(namespace, gives, {});
    const only = form === 'own' && qiao.completed(namespace, gives, {});
    const made = only ? () => only : qiao.loadPart('missing').makeFailing(namespace, found);
    return qiao.named(found.name.slice(found.name.lastIndexOf('.') + 1), made);
  }

  /** The object, completed by what its platform has beside it: of a class, or of the API object itself. */
  qiao.completed = (namespace, of, object) => {
    const prefix = of ? of + '.' : '';
    const names = () => native.names(namespace.index, of || null);
    const own = (name) => Object.prototype.hasOwnProperty.call(object, name);
    const add = (name) => {
      if (typeof name !== 'string' || !Object.isExtensible(object)) return false;
      const found = native.find(namespace.index, prefix + name);
      if (found) object[name] = make(namespace, found);
      return Boolean(found);
    };
    return new Proxy(object, {
      get(target, name) {
        if (!(name in target)) add(name);
        return target[name];
      },
      has: (target, name) => name in target || add(name),
      getOwnPropertyDescriptor(target, name) {
        if (!own(name)) add(name);
        return Reflect.getOwnPropertyDescriptor(target, name);
      },
      ownKeys(target) {
        const keys = Reflect.ownKeys(target);
        return Object.isExtensible(target) ? [...new Set([...keys, ...names()])] : keys;
      },
      // What is not there by then could not be made any more.
      preventExtensions(target) {
        for (const name of names()) if (!own(name)) add(name);
        return Reflect.preventExtensions(target);
      },
    });
  };

  for (const namespace of qiao.namespaces) {
    const object = {};
    for (const constant of namespace.constants) {
      object[constant.object] = object[constant.object] || {};
      object[constant.object][constant.name] = constant.value;
    }
    namespace.constants = undefined;
    if (namespace.requestInfo) qiao.define({ showRequestInfo: () => qiao.native.showRequestInfo() });
    qiao.define({ [namespace.name]: qiao.completed(namespace, undefined, object) });
  }
  // A script that sees several API objects gets what a browser has where all of their platforms do.
  if (qiao.namespaces.length > 0 && qiao.namespaces.every((namespace) => namespace.browser)) qiao.loadPart('browser');
});
