// Synchronous forms throw an Error on failure.
// clauses: SWAN-FILE-011
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
    let thrown;
    try { files[name](...args); } catch (error) { thrown = error; }
    t.ok(thrown instanceof Error, 'an Error of ' + name);
  }
});
