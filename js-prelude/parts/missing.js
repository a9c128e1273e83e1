// What the platform has and the host does not: functions that fail in the platform's own way. What
// they tell is the host's.
(function (qiao) {
  'use strict';
  const native = qiao.native;

  const failing = {
    atOnce: (namespace, { name }) => () => {
      const told = native.refuse(namespace.index, name);
      throw Object.assign(new qiao.Error(told.errMsg), told);
    },
    listen: (namespace, { name }) => () => {
      native.refuse(namespace.index, name);
    },
    unlisten: () => () => {},
    getter: (namespace, { name, gives }) => () => {
      native.refuse(namespace.index, name);
      return qiao.completed(namespace, gives, {});
    },
  };

  qiao.makeFailing = (namespace, found) => failing[found.form](namespace, found);
});
