// A download is one GET over https, and its body becomes a file.
// clauses: WX-DL-001
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const filePath = await t.temp('/bytes/1000');
  const { requests } = (await t.get('/log?since=' + last)).data;
  t.equal(requests.map(({ method, scheme }) => [method, scheme]), [['GET', 'https']], 'requests at the server');
  const { data } = (await t.fs('readFile', { filePath })).res;
  t.equal(data, Uint8Array.from({ length: 1000 }, (_, n) => n * 7 + 3).buffer, 'the bytes of the file');
});
