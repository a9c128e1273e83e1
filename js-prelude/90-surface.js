// The surface: the global API objects that the spaces describe. What is in one is made when script
// first looks for it, as few programs use much of it. What there is, is the host's to say.
(function (qiao) {
  'use strict';
  const native = qiao.native;

  function make(space, found) {
    const { form, gives } = found;
    if (!form) return qiao.makeFunction(space, found);
    if (form === 'built') return qiao.need('built').makeBuilt(space, found.name);
    if (form === 'object') return qiao.completed(space, gives, {});
    const only = form === 'own' && qiao.completed(space, gives, {});
    const made = only ? () => only : qiao.need('missing').makeFailing(space, found);
    return qiao.named(found.name.slice(found.name.lastIndexOf('.') + 1), made);
  }

  /** The object, completed by what its platform has beside it: of a class, or of the API object itself. */
  qiao.completed = (space, of, object) => {
    const prefix = of ? of + '.' : '';
    const names = () => native.names(space.index, of || null);
    const own = (name) => Object.prototype.hasOwnProperty.call(object, name);
    const add = (name) => {
      if (typeof name !== 'string' || !Object.isExtensible(object)) return false;
      const found = native.find(space.index, prefix + name);
      if (found) object[name] = make(space, found);
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

  for (const space of qiao.spaces) {
    const object = {};
    for (const constant of space.constants) {
      object[constant.object] = object[constant.object] || {};
      object[constant.object][constant.name] = constant.value;
    }
    space.constants = undefined;
    if (space.requestInfo) qiao.define({ showRequestInfo: () => qiao.native.showRequestInfo() });
    qiao.define({ [space.namespace]: qiao.completed(space, undefined, object) });
  }
  // A script that sees several API objects gets what a browser has where all of their platforms do.
  if (qiao.spaces.length > 0 && qiao.spaces.every((space) => space.browser)) qiao.need('browser');
});
