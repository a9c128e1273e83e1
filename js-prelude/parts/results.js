// Completes results of calls with what plain data cannot express: the methods of `Stats`, buffers of script that are
// filled with what is read, the options of the program, and the channel to a page that was opened.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayIsArray, CreateDataProperty, ObjectHasOwn, ReflectDeleteProperty, Uint8Array, append } =
    qiao.primordials;
  const { finish } = qiao;
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
  finish.stat = (/** @type {ScriptValue} */ value) =>
    ObjectHasOwn(value, 'stats') ? CreateDataProperty(value, 'stats', convert(value.stats)) : convert(value);
  finish.fstat = finish.stat;

  /** Fills the buffer of script. @param {ScriptObject} value @param {ScriptValue} buffer */
  finish.read = (value, buffer) => {
    const { bytes, offset } = value;
    const from = /** @type {any} */ (new Uint8Array(bytes));
    const to = /** @type {any} */ (new Uint8Array(buffer));
    for (let at = 0; at < value.bytesRead; at++) to[offset + at] = from[at];
    ReflectDeleteProperty(value, 'bytes');
    ReflectDeleteProperty(value, 'offset');
    return CreateDataProperty(value, 'arrayBuffer', buffer);
  };

  finish.getLaunchOptions = (/** @type {ScriptObject} */ value) => ({ ...value, ...qiao.launchOptions });
  finish.getEnterOptions = (/** @type {ScriptObject} */ value) => ({ ...value, ...qiao.enterOptions });

  /** @param {ScriptObject} result @param {ScriptObject | undefined} channel */
  finish.navigateTo = (result, channel) => (channel ? CreateDataProperty(result, 'eventChannel', channel) : result);
});
