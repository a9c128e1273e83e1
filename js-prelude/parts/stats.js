// What the results of file functions have beyond data: `Stats` can say what kind of file it is.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayIsArray, CreateDataProperty, ObjectHasOwn, append } = qiao.primordials;
  // The file type within `mode`, as POSIX has it.
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

  /** `stats` as it is returned, or the result that has it as `stats`. */
  qiao.finish.stat = (/** @type {ScriptValue} */ value) =>
    ObjectHasOwn(value, 'stats') ? CreateDataProperty(value, 'stats', convert(value.stats)) : convert(value);
});
