// A connection that ends before the handshake is answered is told by onError and onClose, at once.
// clauses: WX-WS-020 WX-WS-021 WX-WS-038
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const how of ['handshake-cut', 'handshake-reset']) {
    const { told, of } = t.talk('/ws/handshake-is-cut?handshake-wait=2s&' + how);
    await t.wait(2100);
    t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told of ' + how);
    t.match(of('error')[0].errMsg, /Underlying Transport Error/, 'errMsg of ' + how);
    await t.wait(70000);
    t.equal(told.length, 5, 'how much was told in the end of ' + how);
  }
});
