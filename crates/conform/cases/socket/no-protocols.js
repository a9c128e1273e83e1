// Without protocols no Sec-WebSocket-Protocol goes out.
// clauses: WX-WS-042
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  t.talk('/ws/no-protocols');
  t.talk('/ws/no-protocols', { protocols: [] });
  await t.wait(1000);
  for (const request of await t.logged('/ws/no-protocols')) {
    t.equal(t.sent(request, 'sec-websocket-protocol'), undefined, 'the protocols');
  }
});
