// In the developer tools the version in the Referer is "devtools".
// clauses: WX-REQ-037
// platforms: wx
// evidence: documented
// host: client devtools
// host: appid wx0123456789abcdef
check(async (t) => {
  const expected = 'https://servicewechat.com/wx0123456789abcdef/devtools/page-frame.html';
  t.equal(t.sent((await t.get('/echo')).data, 'referer'), expected, 'the referer');
});
