// Files of other packages, which a program gets later: by callbacks, or as a promise. They are there
// already, so it is only the order of things that differs.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { Promise, String, isError } = qiao.primordials;

  /** Loads a file later: `loaded` gets its exports, or `failed` why there are none. */
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
