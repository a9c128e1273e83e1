// Uploads and downloads of unlisted hosts fail as requests do, each under its own name.
// clauses: WX-DOM-006 WX-DOM-001
// platforms: wx
// evidence: assumed
// needs: files upload download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['uploadFile', file], ['downloadFile', {}]]) {
    const { kind, res } = await t.call(name, { url: 'https://unlisted.example.test/upload', ...options });
    t.equal([kind, res.errMsg, res.errno], ['fail', name + ':fail url not in domain list', 600002], 'the result');
  }
  t.equal((await t.get('/log?since=' + last)).data.requests, [], 'requests at the server');
});
