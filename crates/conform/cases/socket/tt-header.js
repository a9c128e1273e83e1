// The entries of header go into the request of the handshake.
// clauses: TTG-WS-002 TTG-WS-003
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-header';
  const header = { 'X-First': 'one', authorization: 'Bearer abc', 'X-Number': '5' };
  const task = t.api.connectSocket({ url: t.url(path).replace('http', 'ws'), header });
  await new Promise((resolve) => task.onOpen(resolve));
  task.close({});
  const [request] = await t.logged(encodeURIComponent(path), 1);
  t.equal(request.method, 'GET', 'the method');
  t.equal(t.sent(request, 'x-first'), 'one', 'X-First');
  t.equal(t.sent(request, 'authorization'), 'Bearer abc', 'Authorization');
  t.equal(t.sent(request, 'x-number'), '5', 'X-Number');
});
