// After a redirect from http to https the times of TLS in the profile are not 0.
// clauses: WX-REQ-072
// platforms: wx
// evidence: documented
// host: no-domains
check(async (t) => {
  const url = t.plain('/redirect?to=' + encodeURIComponent(t.url('/echo')));
  const { data, profile } = (await t.call('request', { url })).res;
  t.equal(data.scheme, 'https', 'the scheme in the end');
  t.ok(profile.SSLconnectionStart > 0 && profile.SSLconnectionEnd > 0, 'times of TLS');
});
