// Functions for native API functions.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native, entries } = qiao;

  /** By API: completes a result with what plain data cannot express. Parts add the functions. */
  qiao.finish = qiao.primordials.dictionary();

  /** Runs a callback. An exception is reported and does not propagate. */
  qiao.run = (namespace, api, name, callback, argument) => native.run(namespace.index, api, name, callback, argument);

  /** Calls the listeners of an API object. */
  entries.notice = native.notice;
});
