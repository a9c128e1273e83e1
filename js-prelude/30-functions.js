// Functions for native API functions: they add to some results what plain data cannot express, and emulate the script
// layers of some platforms.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native, entries } = qiao;
  const { CreateDataProperty } = qiao.primordials;

  /** By API: completes a result with what plain data cannot express. `channel` leads to the page that was opened. */
  qiao.finish = {
    __proto__: null,
    fstat: (/** @type {ScriptValue} */ value) => qiao.loadPart('stats').finish.stat(value),
    read: (/** @type {ScriptObject} */ value, /** @type {ScriptValue} */ buffer) =>
      qiao.loadPart('buffers').fillBuffer(value, buffer),
    stat: (/** @type {ScriptValue} */ value) => qiao.loadPart('stats').finish.stat(value),
    getLaunchOptions: (/** @type {ScriptObject} */ value) => ({ ...value, ...qiao.launchOptions }),
    getEnterOptions: (/** @type {ScriptObject} */ value) => ({ ...value, ...qiao.enterOptions }),
    /** @param {ScriptObject} result @param {ScriptObject} [channel] */
    navigateTo(result, channel) {
      return channel ? CreateDataProperty(result, 'eventChannel', channel) : result;
    },
  };

  entries.rewriteRequest = (options) => qiao.loadPart('script-layer').rewriteRequest(options);
  entries.markTask = (task, name) => qiao.loadPart('script-layer').markTask(task, name);
  entries.keepLastMatch = () => void qiao.loadPart('last-match');

  // Of these the engine asks once there is a cache manager.
  entries.intercept = (namespace, api, options, call) => qiao.interceptCall(namespace, api, options, call);
  entries.networkChanged = (namespace) => qiao.networkChanged(namespace);

  entries.plainHappened = (socket, name, what) => qiao.loadPart('plain-sockets').plainHappened(socket, name, what);

  /** Runs a callback. An exception is reported and does not propagate. */
  qiao.run = (namespace, api, name, callback, argument) => native.run(namespace.index, api, name, callback, argument);

  /** Calls the listeners of an API object. */
  entries.notice = native.notice;
});
