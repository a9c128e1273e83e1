// The developer tools leave out headers that are about the connection or the length of the body.
// clauses: WX-REQ-040
// platforms: wx
// evidence: assumed
// host: client devtools
check(async (t) => {
  const header = {
    Connection: 'x-mine', 'Content-Length': '999', 'Keep-Alive': 'x', 'Proxy-Connection': 'x', TE: 'x', Trailer: 'x',
    'Transfer-Encoding': 'identity', Upgrade: 'x', 'X-Mine': 'y',
  };
  const { data } = await t.get('/echo', { method: 'POST', data: 'four', header });
  t.equal([data.body, t.sent(data, 'content-length'), t.sent(data, 'x-mine')], ['four', '4', 'y'], 'the request');
  for (const name of ['keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']) {
    t.equal(t.sent(data, name), undefined, name);
  }
  t.ok(t.sent(data, 'connection') !== 'x-mine', 'a Connection of its own');
});
