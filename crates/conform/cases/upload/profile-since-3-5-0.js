// Results of uploads have a profile from base library 3.5.0 on.
// clauses: WX-UP-009
// platforms: wx
// evidence: documented
// host: base-library 3.5.0
// needs: files upload
check(async (t) => {
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { kind, res } = await t.call('uploadFile', { url: t.url('/echo'), ...given });
  t.equal([kind, 'profile' in res], ['success', true], 'the outcome and whether there is one');
});
