// The option timeout ends no socket that is open.
// clauses: WX-TMO-015
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/timeout-is-of-the-handshake?handshake-wait=1s&s=wait:100s;text:late', { timeout: 1500 });
  await t.wait(110000);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'message'], 'what was told');
});
