// On iOS a network failure of an upload names the system's domain of errors.
// clauses: WX-UP-018
// platforms: wx
// evidence: observed
// host: client ios
// host: domains {"upload": ["https://refused.example.test"]}
// needs: files upload
check(async (t) => {
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { kind, res } = await t.call('uploadFile', { url: 'https://refused.example.test/', ...given });
  t.equal(kind, 'fail', 'the outcome');
  t.match(res.errMsg, /^uploadFile:fail .*kCFErrorDomainCFNetwork/, 'errMsg');
});
