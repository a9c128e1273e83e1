// What script finds of an object when it looks for it: functions that are made then, and, of what
// the platform has and the host does not, functions that fail in the platform's own way. Which
// those are, and what they tell, is the host's.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  const RealError = Error;

  const failing = {
    later: (space, { name }) => {
      const api = { name, promise: space.missingPromises, on: [], off: [] };
      return (options) => qiao.call(space, api, options, (number) => native.refuse(space.index, name, number));
    },
    atOnce: (space, { name }) => () => {
      const told = native.refuse(space.index, name);
      throw Object.assign(new RealError(told.errMsg), told);
    },
    listen: (space, { name }) => () => {
      native.refuse(space.index, name);
    },
    unlisten: () => () => {},
    getter: (space, { name, gives }) => () => {
      native.refuse(space.index, name);
      return qiao.completed(space, gives, {});
    },
  };

  function make(space, found, name) {
    if (!found.form) return qiao.makeFunction(space, found);
    if (found.form === 'object') return qiao.completed(space, found.gives, {});
    return Object.defineProperty(failing[found.form](space, found), 'name', { value: name });
  }

  /** The object, completed by what its platform has beside it: of a class, or of the API object itself. */
  qiao.completed = (space, of, object) => {
    const prefix = of ? of + '.' : '';
    const own = (name) => Object.prototype.hasOwnProperty.call(object, name);
    const add = (name) => {
      if (typeof name !== 'string' || !Object.isExtensible(object)) return false;
      const found = native.find(space.index, prefix + name);
      if (found) object[name] = make(space, found, name);
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
        return Object.isExtensible(target) ? [...new Set([...keys, ...native.names(space.index, of || null)])] : keys;
      },
    });
  };
});
