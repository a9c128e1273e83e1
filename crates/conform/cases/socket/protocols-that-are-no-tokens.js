// Sub-protocols that are not tokens go out as they are.
// clauses: WX-WS-054 SWAN-WS-022
// platforms: wx swan
// evidence: assumed
// needs: sockets
check(async (t) => {
  t.talk('/ws/protocols-that-are-no-tokens', { protocols: ['a', ''] });
  await t.wait(1000);
  const [request] = await t.logged('/ws/protocols-that-are-no-tokens');
  t.match(t.sent(request, 'sec-websocket-protocol'), /^a, ?$/, 'the protocols');
});
