// Headers of the option go out with an upload.
// clauses: WX-UP-002
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const given = { url: t.url('/echo'), filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { res } = await t.call('uploadFile', { ...given, header: { 'X-Token': 'one two', Cookie: 'a=1' } });
  const echo = JSON.parse(res.data);
  t.equal([t.sent(echo, 'x-token'), t.sent(echo, 'cookie')], ['one two', 'a=1'], 'the headers at the server');
});
