// After a redirect the Referer is still the platform's.
// clauses: WX-REQ-036
// platforms: wx
// evidence: documented
// host: appid wx0123456789abcdef
check(async (t) => {
  const { data } = await t.get('/redirect/1');
  const expected = /^https:\/\/servicewechat\.com\/wx0123456789abcdef\/\w+\/page-frame\.html$/;
  t.match(t.sent(data, 'referer'), expected, 'the referer');
});
