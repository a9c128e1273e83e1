// API functions that need nothing from the host: `nextTick`, and an update manager that never has an update.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { CreateDataProperty } = qiao.primordials;
  /** Functions of these names that do nothing. @param {string[]} names @returns {ScriptObject} */
  function silent(names) {
    const object = {};
    for (let at = 0; at < names.length; at++) {
      CreateDataProperty(
        object,
        names[at],
        qiao.named(names[at], () => {}),
      );
    }
    return object;
  }
  const LEVELS = ['debug', 'info', 'log', 'warn'];
  const LATER_LEVELS = ['info', 'warn', 'error', 'setFilterMsg', 'addFilterMsg'];

  /** @type {Dictionary<any>} */
  const makers = {
    __proto__: null,
    nextTick: () =>
      function nextTick(/** @type {ScriptValue} */ callback) {
        if (typeof callback === 'function') qiao.later(callback, 0);
      },
    // Logs go to the platform's own servers, so that nobody hears of them here.
    getLogManager: () =>
      function getLogManager() {
        return silent(LEVELS);
      },
    getRealtimeLogManager: () =>
      function getRealtimeLogManager() {
        const manager = silent(LATER_LEVELS);
        CreateDataProperty(manager, 'in', () => {});
        CreateDataProperty(manager, 'tag', () => silent(LATER_LEVELS));
        return CreateDataProperty(manager, 'getCurrentState', () => ({
          size: 0,
          maxSize: 0,
          logCount: 0,
          maxLogCount: 0,
        }));
      },
    'WxCloud.init': () => function init() {},
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

  const batch = (/** @type {string} */ name) => (/** @type {Namespace} */ namespace) =>
    qiao.loadPart('batch-storage').batchStorage(namespace, name);
  const names = ['batchSetStorage', 'batchSetStorageSync', 'batchGetStorage', 'batchGetStorageSync'];
  for (let at = 0; at < names.length; at++) makers[names[at]] = batch(names[at]);

  const plain = (/** @type {'tcp' | 'udp'} */ kind) => (/** @type {Namespace} */ namespace) =>
    qiao.loadPart('plain-sockets').makePlainSocket(namespace, kind);
  makers.createTCPSocket = plain('tcp');
  makers.createUDPSocket = plain('udp');

  qiao.makeBuilt = (namespace, name) =>
    makers[name] ? makers[name](namespace) : qiao.named(name, qiao.loadPart('headless').headless[name]);
});
