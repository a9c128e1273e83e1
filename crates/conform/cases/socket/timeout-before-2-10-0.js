// Before base library 2.10.0 connectSocket ignores the option timeout.
// clauses: WX-TMO-005
// platforms: wx
// evidence: documented
// host: base-library 2.9.5
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/timeout-before-2-10-0?handshake-wait=10s', { timeout: 1500 });
  await t.wait(11000);
  t.equal(told, ['returned', 'success', 'complete', 'open'], 'what was told');
});
