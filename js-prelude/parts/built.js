// API functions that need nothing from the host: `nextTick`, and an update manager that never has an update.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  /** @type {Dictionary<any>} */
  const makers = {
    __proto__: null,
    nextTick: () =>
      function nextTick(/** @type {ScriptValue} */ callback) {
        if (typeof callback === 'function') qiao.later(callback, 0);
      },
    getUpdateManager(/** @type {Namespace} */ namespace) {
      const notify = (/** @type {ScriptFunction} */ listener) =>
        qiao.run(namespace, 'UpdateManager', 'onCheckForUpdate', listener, { hasUpdate: false });
      const manager = {
        applyUpdate() {},
        onCheckForUpdate(/** @type {ScriptValue} */ listener) {
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
