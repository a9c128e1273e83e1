// Files of the package are named from its root, with or without a slash.
// clauses: WX-FS-015
// platforms: wx
// evidence: documented
// file: data/a.txt packed
// needs: files
check(async (t) => {
  for (const filePath of ['/data/a.txt', 'data/a.txt']) {
    t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).res.data, 'packed', filePath);
  }
  for (const filePath of ['./data/a.txt', '../data/a.txt']) {
    t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).kind, 'fail', filePath);
  }
});
