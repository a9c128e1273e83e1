// On Android the handshake has no Origin before base library 1.5.0.
// clauses: WX-WS-044
// platforms: wx
// evidence: documented
// host: client android
// host: base-library 1.4.4
// needs: sockets
check(async (t) => {
  t.api.onSocketOpen(() => t.api.closeSocket());
  t.api.connectSocket({ url: t.wss('/ws/no-origin-before-1-5-0') });
  await t.wait(1000);
  const [request] = await t.logged('/ws/no-origin-before-1-5-0');
  t.equal(t.sent(request, 'origin'), undefined, 'Origin');
});
