// A file cannot grow beyond a hundred megabytes.
// clauses: WX-FS-012
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const filePath = await t.file('a.bin', new ArrayBuffer(95 * 1024 * 1024));
  const { kind, res } = await t.fs('appendFile', { filePath, data: new ArrayBuffer(6 * 1024 * 1024) });
  t.equal([kind, res.errno], ['fail', 1300202], 'the result of 6 MB more');
  t.equal((await t.fs('stat', { path: filePath })).res.stats.size, 95 * 1024 * 1024, 'the size of the file');
});
