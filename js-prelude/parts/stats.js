// Adds the methods of `Stats` to results of file functions.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayIsArray, CreateDataProperty, ObjectHasOwn, append } = qiao.primordials;
  // The bits of the file type in `mode`, as in POSIX.
  const TYPE = 0o170000;
  const DIRECTORY = 0o040000;
  const isDirectory = (/** @type {ScriptObject} */ stats) => (stats.mode & TYPE) === DIRECTORY;

  class Stats {
    isDirectory() {
      return isDirectory(this);
    }
    isFile() {
      return !isDirectory(this);
    }
  }

  const toStats = (/** @type {ScriptObject} */ fields) => ({ __proto__: Stats.prototype, ...fields });

  /** The stats of a file, or of each file in a folder. @param {ScriptValue} given */
  function convert(given) {
    if (!ArrayIsArray(given)) return toStats(given);
    /** @type {ScriptObject[]} */
    const all = [];
    for (let at = 0; at < given.length; at++) append(all, { path: given[at].path, stats: toStats(given[at].stats) });
    return all;
  }

  /** Converts stats that are returned directly, or the `stats` of a result. */
  qiao.finish.stat = (/** @type {ScriptValue} */ value) =>
    ObjectHasOwn(value, 'stats') ? CreateDataProperty(value, 'stats', convert(value.stats)) : convert(value);
});
