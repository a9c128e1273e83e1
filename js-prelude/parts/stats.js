// What the results of file functions have beyond data: `Stats` can say what kind of file it is.
(function (qiao) {
  'use strict';
  // The file type within `mode`, as POSIX has it.
  const TYPE = 0o170000;
  const DIRECTORY = 0o040000;

  class Stats {
    isDirectory() {
      return (this.mode & TYPE) === DIRECTORY;
    }
    isFile() {
      return !this.isDirectory();
    }
  }

  const made = (stats) => Object.assign(new Stats(), stats);
  const each = (stats) =>
    Array.isArray(stats) ? stats.map((entry) => ({ path: entry.path, stats: made(entry.stats) })) : made(stats);

  /** `stats` as it is returned, or the result that has it as `stats`. */
  qiao.finish.stat = (value) => (value.stats ? Object.assign(value, { stats: each(value.stats) }) : each(value));
});
