// The folder of filePath must be there.
// clauses: WX-DL-015
// platforms: wx
// evidence: assumed
// needs: files download
check(async (t) => {
  const folder = t.api.env.USER_DATA_PATH + '/folder';
  const given = { url: t.url('/text'), filePath: folder + '/a.txt' };
  const { kind, res } = await t.call('downloadFile', given);
  t.equal([kind, res.errno], ['fail', 1300002], 'the result without the folder');
  t.equal((await t.fs('mkdir', { dirPath: folder })).kind, 'success', 'the outcome of mkdir');
  t.equal((await t.call('downloadFile', given)).kind, 'success', 'the outcome with the folder');
});
