// Asynchronous `require` for files of other packages, with callbacks or a promise. The files are already present, so
// only the order of execution differs.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { Promise, String, isError } = qiao.primordials;

  /** Loads a file in a later task; calls `loaded` with its exports, or `failed` with the error. */
  qiao.requireLater = (require, wanted, loaded, failed) => {
    qiao.later(() => {
      let exports;
      try {
        exports = require(wanted);
      } catch (error) {
        if (typeof failed !== 'function') throw error;
        return failed({ mod: wanted, errMsg: isError(error) ? error.message : String(error) });
      }
      return loaded(exports);
    }, 0);
  };

  qiao.requirePromised = (require, wanted) =>
    new Promise((resolve, reject) => qiao.requireLater(require, wanted, resolve, reject));
});
