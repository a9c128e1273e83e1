// What the platform has and the host does not: functions that fail in the platform's own way. What
// they tell is the host's.
(function (qiao) {
  'use strict';
  const native = qiao.native;

  const failing = {
    later: (space, { name }) => {
      const api = { name, promise: space.missingPromises, on: [], off: [] };
      return (options) => qiao.call(space, api, options, (number) => native.refuse(space.index, name, number));
    },
    atOnce: (space, { name }) => () => {
      const told = native.refuse(space.index, name);
      throw Object.assign(new qiao.Error(told.errMsg), told);
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

  qiao.makeFailing = (space, found) => failing[found.form](space, found);
});
