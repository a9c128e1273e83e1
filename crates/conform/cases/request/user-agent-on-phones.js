// On a phone a User-Agent of the script has no effect.
// clauses: WX-REQ-039
// platforms: wx
// evidence: assumed
// host: client android
check(async (t) => {
  const usual = t.sent((await t.get('/echo')).data, 'user-agent');
  const { data } = await t.get('/echo', { header: { 'User-Agent': 'mine/1.0' } });
  t.equal(t.sent(data, 'user-agent'), usual, 'the value at the server');
});
