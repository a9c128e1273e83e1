// The referer names the app id and the version of the app.
// clauses: TTG-REQ-025
// platforms: tt-gadget
// evidence: documented
// host: appid cli_a1b2c3d4e5f6
// host: app-version 2.3.4
check(async (t) => {
  const { data } = await t.get('/echo');
  const expected = 'https://tmaservice.developer.toutiao.com/?appid=cli_a1b2c3d4e5f6&version=2.3.4';
  t.equal(t.sent(data, 'referer'), expected, 'the referer');
});
