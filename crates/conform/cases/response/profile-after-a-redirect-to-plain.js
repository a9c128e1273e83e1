// After a redirect from https to http the times of TLS in the profile are 0: there is none any more.
// clauses: WX-REQ-072
// platforms: wx
// evidence: documented
// host: no-domains
check(async (t) => {
  const { data, profile } = await t.get('/redirect?to=' + encodeURIComponent(t.plain('/echo')));
  t.equal(data.scheme, 'http', 'the scheme in the end');
  t.equal([profile.SSLconnectionStart, profile.SSLconnectionEnd], [0, 0], 'the times');
});
