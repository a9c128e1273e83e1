// Without a network a socket does not open: onError and onClose are told soon, and nothing is sent.
// clauses: WX-WS-020 WX-WS-021 WX-NET-007
// platforms: wx
// evidence: assumed
// host: network offline
// at: 70s:wifi
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/without-a-network');
  await t.wait(5000);
  t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told');
  await t.at(71);
  t.equal((await t.logged('/ws/without-a-network')).length, 0, 'requests');
});
