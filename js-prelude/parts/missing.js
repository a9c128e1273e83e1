// What the platform has and the host does not: functions that fail in the platform's own way. What
// they tell is the host's.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;

  const failing = {
    __proto__: null,
    later: (namespace, { name }) => {
      const api = { __proto__: null, name, promise: namespace.missingPromises };
      return (options) => qiao.call(namespace, api, options, (number) => native.refuse(namespace.index, name, number));
    },
    atOnce: (namespace, { name }) => () => {
      throw qiao.errorWith(native.refuse(namespace.index, name));
    },
    listen: (namespace, { name }) => () => {
      native.refuse(namespace.index, name);
    },
    unlisten: () => () => {},
    getter: (namespace, { name, gives }) => () => {
      native.refuse(namespace.index, name);
      return qiao.makeSurface(namespace, gives, {});
    },
  };

  qiao.makeFailing = (namespace, found) => failing[found.form](namespace, found);
});
