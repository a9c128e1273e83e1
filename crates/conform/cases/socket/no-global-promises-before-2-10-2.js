// Before base library 2.10.2 sendSocketMessage and closeSocket return nothing.
// clauses: WX-GWS-015 WX-API-009
// platforms: wx
// evidence: documented
// host: base-library 2.10.1
// needs: sockets
check(async (t) => {
  t.talk('/ws/no-global-promises-before-2-10-2');
  await t.wait(1000);
  t.equal(typeof t.api.sendSocketMessage({ data: 'x' }), 'undefined', 'what sendSocketMessage returns');
  t.equal(typeof t.api.closeSocket({}), 'undefined', 'what closeSocket returns');
});
