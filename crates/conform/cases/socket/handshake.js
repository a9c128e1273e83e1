// The handshake is a GET of HTTP/1.1 with the path and query of the URL, and a new key each time.
// clauses: WX-WS-001 WX-WS-043
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  t.talk('/ws/handshake/a%20b?s=echo&x=1;2');
  t.talk('/ws/handshake/a%20b?s=echo&x=1;2');
  await t.wait(1000);
  const both = await t.logged('/ws/handshake');
  for (const request of both) {
    t.equal([request.method, request.version, request.scheme], ['GET', '1.1', 'https'], 'method, version and scheme');
    t.equal([request.host, request.target], ['api.example.test', '/ws/handshake/a%20b?s=echo&x=1;2'], 'host and target');
    t.equal(t.sent(request, 'sec-websocket-version'), '13', 'the version');
    t.equal([t.sent(request, 'upgrade'), t.sent(request, 'connection')].map((text) => text.toLowerCase()), ['websocket', 'upgrade'], 'Upgrade and Connection');
  }
  const keys = both.map((request) => t.sent(request, 'sec-websocket-key'));
  t.ok(keys.length === 2 && keys[0] !== keys[1], 'that the keys differ');
});
