// On iOS the handshake has no Authorization that script did not set.
// clauses: WX-WS-044
// platforms: wx
// evidence: documented
// host: client ios
// needs: sockets
check(async (t) => {
  t.talk('/ws/no-authorization-on-ios');
  await t.wait(1000);
  const [request] = await t.logged('/ws/no-authorization-on-ios');
  t.equal([request.status, t.sent(request, 'authorization')], [101, undefined], 'the status and Authorization');
});
