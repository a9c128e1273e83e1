// A socket without callbacks and listeners opens, and fails, without a sound.
// clauses: WX-WS-003 WX-API-001
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const how of ['s=text:a;close:1000', 'status=404', 's=cut']) t.api.connectSocket({ url: t.wss('/ws/silent-socket?' + how) });
  await t.wait(1000);
  t.equal((await t.logged('/ws/silent-socket')).map(({ status }) => status), [101, 404, 101], 'the statuses');
});
