// Without TLS its times in the profile are 0; with it they are none.
// clauses: WX-REQ-072
// platforms: wx
// evidence: documented
// host: no-domains
// needs: profile
check(async (t) => {
  const plain = (await t.call('request', { url: t.plain('/echo') })).res.profile;
  t.equal([plain.SSLconnectionStart, plain.SSLconnectionEnd], [0, 0], 'the times without TLS');
  const secure = (await t.get('/echo')).profile;
  const after = (time) => time >= secure.fetchStart && time <= secure.requestStart;
  t.ok(after(secure.SSLconnectionStart) && after(secure.SSLconnectionEnd), 'times with TLS before the request');
});
