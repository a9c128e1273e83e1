// Before base library 3.5.0 results of uploads have no profile.
// clauses: WX-UP-009
// platforms: wx
// evidence: documented
// host: base-library 3.4.10
// needs: files upload
check(async (t) => {
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { kind, res } = await t.call('uploadFile', { url: t.url('/echo'), ...given });
  t.equal([kind, 'profile' in res], ['success', false], 'the outcome and whether there is one');
});
