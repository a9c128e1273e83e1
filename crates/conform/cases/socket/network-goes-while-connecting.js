// A network that goes down during the handshake is told by onError and onClose, then.
// clauses: WX-WS-020 WX-WS-021
// platforms: wx
// evidence: assumed
// at: 2s:offline
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/network-goes-while-connecting?handshake-wait=30s');
  await t.at(1.9);
  t.equal(told, ['returned', 'success', 'complete'], 'what was told before');
  await t.at(3);
  t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told then');
});
