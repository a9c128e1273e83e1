// A Host header that the script sets is left out, and the request goes on.
// clauses: WX-REQ-040
// platforms: wx
// evidence: observed
// host: client devtools
check(async (t) => {
  const { data } = await t.get('/echo', { header: { Host: 'evil.test', 'X-Mine': 'y' } });
  const hosts = data.headers.filter((pair) => pair[0].toLowerCase() === 'host').map((pair) => pair[1]);
  t.equal([data.host, hosts], ['api.example.test', ['api.example.test']], 'the host');
  t.equal(t.sent(data, 'x-mine'), 'y', 'another header');
});
