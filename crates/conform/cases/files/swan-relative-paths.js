// Relative paths are not supported.
// clauses: SWAN-FILE-012
// platforms: swan
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('bdfile://usr/a.txt', 'hello');
  for (const filePath of ['./a.txt', '../a.txt', './bdfile://usr/a.txt']) {
    const kind = await new Promise((resolve) => files.readFile({ filePath, success: () => resolve('success'), fail: () => resolve('fail') }));
    t.equal(kind, 'fail', 'the outcome of ' + filePath);
  }
});
