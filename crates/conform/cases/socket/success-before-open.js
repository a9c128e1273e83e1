// success and complete of connectSocket come before the handshake is answered, and before onOpen.
// clauses: WX-WS-004 WX-WS-005 WX-API-001 WX-API-002 WX-API-003
// platforms: wx
// evidence: assumed
// needs: sockets
// about: returned
check(async (t) => {
  const { told } = t.talk('/ws/success-before-open?handshake-wait=10s');
  await t.wait(9000);
  t.equal(told, ['returned', 'success', 'complete'], 'what was told before the answer');
  await t.wait(2000);
  t.equal(told, ['returned', 'success', 'complete', 'open'], 'what was told in all');
});
