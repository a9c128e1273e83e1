// Sockets that are connecting count among the five.
// clauses: WX-WS-017
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (let n = 0; n < 5; n += 1) t.talk('/ws/connecting-sockets-count?handshake-wait=10s');
  const { kind } = await t.call('connectSocket', { url: t.wss('/ws/connecting-sockets-count') });
  t.equal(kind, 'fail', 'the outcome of a sixth at once');
  await t.wait(9000);
  t.equal((await t.call('connectSocket', { url: t.wss('/ws/connecting-sockets-count') })).kind, 'fail', 'the outcome of a sixth later');
});
