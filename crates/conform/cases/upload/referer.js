// The Referer of an upload names the app and its version, and script cannot set it.
// clauses: WX-UP-016
// platforms: wx
// evidence: documented
// host: appid wx0123456789abcdef
// host: app-version 42
// needs: files upload
check(async (t) => {
  const given = { url: t.url('/echo'), filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const header of [{}, { Referer: 'https://mine.test/' }, { referer: 'https://mine.test/' }]) {
    const { res } = await t.call('uploadFile', { ...given, header });
    const sent = JSON.parse(res.data).headers.filter((pair) => pair[0].toLowerCase() === 'referer');
    const expected = 'https://servicewechat.com/wx0123456789abcdef/42/page-frame.html';
    t.equal(sent.map((pair) => pair[1]), [expected], 'the referer');
  }
});
