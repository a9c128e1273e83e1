// Runs files of a project that nothing requires, such as those of pages, and expressions of an embedder.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { SafeWeakMap } = qiao.primordials;
  const requireFrom = (/** @type {string} */ name) => qiao.newFile(name, () => {}).require;
  const requireFromRoot = requireFrom('');

  /** The errors of files that were reported. @type {SafeWeakMap<object, true>} */
  const reported = new SafeWeakMap();

  /** Lets an error pass that is the first report of its cause: many files may fail because one does. @param {unknown} error */
  function report(error) {
    if (typeof error === 'object' && error !== null) {
      if (reported.get(error)) return;
      reported.set(error, true);
    }
    throw error;
  }

  /** Runs a file of the program, named relative to the root, unless it has run; says whether it did not fail. */
  qiao.load = (name) => {
    try {
      requireFromRoot('/' + name);
      // A compiled file defines what it stands for.
      if (qiao.findDefined('', name)) requireFromRoot('/' + name);
      return true;
    } catch (error) {
      report(error);
      return false;
    }
  };

  qiao.evaluate = (text) => qiao.runApart('evaluate', 'module.exports = (' + text + '\n)', requireFrom('evaluate'));
});
