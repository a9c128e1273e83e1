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
    requestIdleCallback: () =>
      function requestIdleCallback(/** @type {ScriptValue} */ callback) {
        const deadline = { didTimeout: false, timeRemaining: () => 50 };
        return typeof callback === 'function' ? qiao.later(callback, 0, deadline) : 0;
      },
    cancelIdleCallback: () => qiao.native.clearTimeout,
    // Nobody takes part in an experiment.
    getExptInfoSync: () => () => ({}),
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
  makers.createCacheManager = (/** @type {Namespace} */ namespace) =>
    qiao.loadPart('cache-manager').makeCacheManager(namespace);
  makers.createTCPSocket = plain('tcp');
  makers.createUDPSocket = plain('udp');

  qiao.makeBuilt = (namespace, name) => {
    if (makers[name]) return makers[name](namespace);
    const own = qiao.lastName(name);
    const draws = qiao.loadPart('canvas').drawing[own];
    return qiao.named(own, draws ? draws(namespace) : qiao.loadPart('headless').headless[own]);
  };
});
