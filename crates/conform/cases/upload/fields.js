// A success has data, statusCode and errMsg, and nothing that is not documented.
// clauses: WX-UP-009 WX-API-005
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { res } = await t.call('uploadFile', { url: t.url('/status/201?body=made'), ...given });
  t.equal([res.data, res.statusCode, res.errMsg], ['made', 201, 'uploadFile:ok'], 'the fields');
  const documented = ['data', 'statusCode', 'errMsg', 'profile'];
  t.equal(Object.keys(res).filter((key) => !documented.includes(key)), [], 'other fields');
});
