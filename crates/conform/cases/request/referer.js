// The Referer names the app and its version.
// clauses: WX-REQ-036
// platforms: wx
// evidence: documented
// host: appid wx0123456789abcdef
// host: app-version 42
check(async (t) => {
  const expected = 'https://servicewechat.com/wx0123456789abcdef/42/page-frame.html';
  t.equal(t.sent((await t.get('/echo')).data, 'referer'), expected, 'the referer of a GET');
  t.equal(t.sent((await t.get('/echo', { method: 'POST' })).data, 'referer'), expected, 'the referer of a POST');
});
