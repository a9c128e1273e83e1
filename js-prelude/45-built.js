// Functions that need nothing of the host: `nextTick`, and a manager of updates that never has one.
(function (qiao) {
  'use strict';
  const later = globalThis.setTimeout;

  qiao.built = {
    nextTick: () =>
      function nextTick(callback) {
        if (typeof callback === 'function') later(callback, 0);
      },
    getUpdateManager(space) {
      const tell = (listener, what) => qiao.run(space, 'UpdateManager', 'onCheckForUpdate', listener, what);
      const manager = {
        applyUpdate() {},
        onCheckForUpdate(listener) {
          if (typeof listener === 'function') later(tell, 0, listener, { hasUpdate: false });
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

  /** The page that a program was entered by is known to whoever opens pages. */
  const launched = (value) => Object.assign(value, qiao.launchOptions);
  qiao.finish.getLaunchOptions = launched;
  qiao.finish.getEnterOptions = launched;
});
