// The developer tools send protocols that is text as one sub-protocol.
// clauses: WX-WS-053
// platforms: wx
// evidence: observed
// needs: sockets
// host: client devtools
check(async (t) => {
  t.talk('/ws/text-as-protocols-in-devtools?protocol=mqtt', { protocols: 'mqtt' });
  await t.wait(1000);
  const [request] = await t.logged('/ws/text-as-protocols-in-devtools');
  t.equal(t.sent(request, 'sec-websocket-protocol'), 'mqtt', 'the protocols');
});
