// A network failure of an upload is worded otherwise than that of a request.
// clauses: WX-UP-018
// platforms: wx
// evidence: observed
// host: client android
// host: domains {"upload": ["https://refused.example.test"]}
// needs: files upload
check(async (t) => {
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { kind, res } = await t.call('uploadFile', { url: 'https://refused.example.test/', ...given });
  const expected = ['fail', 'uploadFile:fail upload fail:-102:net::ERR_CONNECTION_REFUSED'];
  t.equal([kind, res.errMsg], expected, 'the result');
});
