// The developer tools leave out Proxy-Authentication, and the request goes on.
// clauses: WX-REQ-040
// platforms: wx
// evidence: observed
// host: client devtools
check(async (t) => {
  const { data } = await t.get('/echo', { header: { 'Proxy-Authentication': 'x', 'X-Mine': 'y' } });
  t.equal(t.sent(data, 'x-mine'), 'y', 'another header');
  t.equal(t.sent(data, 'proxy-authentication'), undefined, 'a forbidden header');
});
