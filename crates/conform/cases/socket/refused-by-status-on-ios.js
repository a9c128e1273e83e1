// On iOS a handshake that is refused is told by onError, in words of its own, and by onClose.
// clauses: WX-WS-019 WX-WS-021
// platforms: wx
// evidence: observed
// host: client ios
// needs: sockets
check(async (t) => {
  const { told, of } = t.talk('/ws/refused-by-status-on-ios?status=404');
  await t.wait(1000);
  t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told');
  t.match(of('error')[0].errMsg, /Invalid HTTP status|Connection refused/, 'errMsg');
});
