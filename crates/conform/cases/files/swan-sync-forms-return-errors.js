// Synchronous forms that fail return an Error and do not throw.
// clauses: SWAN-FILE-011 SWAN-CB-020
// platforms: swan
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  for (const [name, ...args] of [
    ['accessSync', 'bdfile://usr/none'],
    ['readFileSync', 'bdfile://usr/none'],
    ['statSync', 'bdfile://usr/none'],
    ['unlinkSync', 'bdfile://usr/none'],
    ['writeFileSync', 'bdfile://usr/none/a', 'x'],
    ['copyFileSync', 'bdfile://usr/none', 'bdfile://usr/a'],
    ['saveFileSync', 'bdfile://tmp_none'],
    ['readdirSync', 'bdfile://usr/none'],
    ['mkdirSync', 5],
  ]) {
    t.ok(files[name](...args) instanceof Error, 'an Error of ' + name);
  }
});
