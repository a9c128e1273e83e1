// getFileInfo with another algorithm fails with 904 and names it.
// clauses: SWAN-FILE-009
// platforms: swan
// evidence: documented
// needs: files
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const { kind, res } = await t.call('getFileInfo', { filePath, digestAlgorithm: 'sha256' });
  const expected = 'getFileInfo:fail parameter error: invalid digestAlgorithm "sha256"';
  t.equal([kind, res.errCode, res.errMsg], ['fail', 904, expected], 'the result');
});
