// Uploads to a listed host and downloads from it are refused over http.
// clauses: WX-DOM-004
// platforms: wx
// evidence: documented
// needs: files upload download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
    const { kind, res } = await t.call(name, { url: t.plain('/echo'), ...options });
    t.equal([kind, res.errMsg], ['fail', name + ':fail url not in domain list'], 'the result');
  }
  t.equal((await t.get('/log?since=' + last)).data.requests, [], 'requests at the server');
});
