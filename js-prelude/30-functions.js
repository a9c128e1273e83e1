// What native functions of API objects ask of script: what some results need beyond plain data, and what some
// platforms' own script layers do.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native, entries } = qiao;
  const { CreateDataProperty } = qiao.primordials;

  /** What a result needs beyond plain data, by API: it gets the result, and the channel to the page that opened. */
  qiao.finish = {
    __proto__: null,
    fstat: (/** @type {ScriptValue} */ value) => qiao.loadPart('stats').finish.stat(value),
    read: (/** @type {ScriptObject} */ value, /** @type {ScriptValue} */ buffer) =>
      qiao.loadPart('buffers').fillBuffer(value, buffer),
    stat: (/** @type {ScriptValue} */ value) => qiao.loadPart('stats').finish.stat(value),
    getLaunchOptions: (/** @type {ScriptObject} */ value) => launched(value),
    getEnterOptions: (/** @type {ScriptObject} */ value) => launched(value),
    /** @param {ScriptObject} result @param {ScriptObject} [channel] */
    navigateTo(result, channel) {
      return channel ? CreateDataProperty(result, 'eventChannel', channel) : result;
    },
  };
  /** The page that a program was entered by is known to whoever opens pages. */
  const launched = (/** @type {ScriptObject} */ value) => ({ ...value, ...qiao.launchOptions });

  entries.rewriteRequest = (options) => qiao.loadPart('script-layer').rewriteRequest(options);
  entries.markTask = (task, name) => qiao.loadPart('script-layer').markTask(task, name);

  entries.plainHappened = (socket, name, what) => qiao.loadPart('plain-sockets').plainHappened(socket, name, what);

  /** Runs one callback. What it throws is reported and goes no further. */
  qiao.run = (namespace, api, name, callback, argument) => native.run(namespace.index, api, name, callback, argument);

  /** Tells the listeners of an API object. */
  entries.notice = native.notice;
});
