// Functions that need nothing of the host: `nextTick`, and a manager of updates that never has one.
(function (qiao) {
  'use strict';
  const made = {
    nextTick: () =>
      function nextTick(callback) {
        if (typeof callback === 'function') qiao.later(callback, 0);
      },
    getUpdateManager(namespace) {
      const tell = (listener, what) => qiao.run(namespace, 'UpdateManager', 'onCheckForUpdate', listener, what);
      const manager = {
        applyUpdate() {},
        onCheckForUpdate(listener) {
          if (typeof listener === 'function') qiao.later(tell, 0, listener, { hasUpdate: false });
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

  qiao.makeBuilt = (namespace, name) => made[name](namespace);
});
