// Files of the package cannot be written.
// clauses: SWAN-FILE-013
// platforms: swan
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  for (const filePath of ['a.txt', '/a.txt', 'd/a.txt']) {
    const kind = await new Promise((resolve) => files.writeFile({ filePath, data: 'x', success: () => resolve('success'), fail: () => resolve('fail') }));
    t.equal(kind, 'fail', 'the outcome of ' + filePath);
  }
});
