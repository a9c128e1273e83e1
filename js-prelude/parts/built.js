// Functions that need nothing of the host: `nextTick`, and a manager of updates that never has one.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const makers = {
    __proto__: null,
    nextTick: () =>
      function nextTick(callback) {
        if (typeof callback === 'function') qiao.later(callback, 0);
      },
    getUpdateManager(namespace) {
      const notify = (listener) =>
        qiao.run(namespace, 'UpdateManager', 'onCheckForUpdate', listener, { hasUpdate: false });
      const manager = {
        applyUpdate() {},
        onCheckForUpdate(listener) {
          if (typeof listener === 'function') qiao.later(notify, 0, listener);
        },
        onUpdateReady() {},
        onUpdateFailed() {},
        triggerCheckUpdate() {},
      };
      return function getUpdateManager() {
        return manager;
      };
    },
  };

  qiao.makeBuilt = (namespace, name) => makers[name](namespace);
});
