// On a phone the version in the Referer is 0 unless the program is released.
// clauses: WX-REQ-037
// platforms: wx
// evidence: documented
// host: client ios
// host: appid wx0123456789abcdef
check(async (t) => {
  const expected = 'https://servicewechat.com/wx0123456789abcdef/0/page-frame.html';
  t.equal(t.sent((await t.get('/echo')).data, 'referer'), expected, 'the referer');
});
