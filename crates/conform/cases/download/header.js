// Headers of the option go out with a download, and the Referer is the platform's.
// clauses: WX-DL-002
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const header = { 'X-Token': 'one two', Referer: 'https://mine.test/' };
  const { res } = await t.call('downloadFile', { url: t.url('/echo'), header });
  const read = await t.fs('readFile', { filePath: res.tempFilePath, encoding: 'utf8' });
  const echo = JSON.parse(read.res.data);
  t.equal(t.sent(echo, 'x-token'), 'one two', 'the header at the server');
  t.match(t.sent(echo, 'referer'), /^https:\/\/servicewechat\.com\//, 'the referer');
});
