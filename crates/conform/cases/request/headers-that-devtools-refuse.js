// The developer tools leave out headers that browsers forbid, and the request goes on.
// clauses: WX-REQ-040
// platforms: wx
// evidence: observed
// host: client devtools
check(async (t) => {
  const header = { Host: 'evil.test', 'Proxy-Authentication': 'x', 'X-Mine': 'y' };
  const { data } = await t.get('/echo', { header });
  t.equal(data.host, 'api.example.test', 'the host');
  t.equal(t.sent(data, 'x-mine'), 'y', 'another header');
  t.equal(t.sent(data, 'proxy-authentication'), undefined, 'a forbidden header');
});
