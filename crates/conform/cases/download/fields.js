// A success has a path, statusCode, errMsg and header, and nothing else that is not documented.
// clauses: WX-DL-005 WX-API-005
// platforms: wx
// evidence: documented
// needs: download
check(async (t) => {
  const { res } = await t.call('downloadFile', { url: t.url('/headers?X-One=1') });
  t.equal([res.statusCode, res.errMsg], [200, 'downloadFile:ok'], 'the fields');
  t.equal(res.header['X-One'] || res.header['x-one'], '1', 'a header');
  const known = ['tempFilePath', 'statusCode', 'errMsg', 'header', 'profile'];
  t.equal(Object.keys(res).filter((key) => !known.includes(key)), [], 'other fields');
});
