// The option header adds headers to the handshake.
// clauses: WX-WS-043 WX-WS-001
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  t.talk('/ws/header', { header: { 'X-Token': 'secret', Authorization: 'Bearer mine', cookie: 'a=1; b=2' } });
  await t.wait(1000);
  const [request] = await t.logged('/ws/header');
  const sent = ['x-token', 'authorization', 'cookie'].map((name) => t.sent(request, name));
  t.equal(sent, ['secret', 'Bearer mine', 'a=1; b=2'], 'the headers');
});
