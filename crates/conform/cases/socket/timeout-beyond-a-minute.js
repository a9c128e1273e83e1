// A handshake may take longer than a minute where the option timeout says so.
// clauses: WX-TMO-006 WX-TMO-004
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const [good, bad] = [90, 110].map((seconds) => t.talk(`/ws/timeout-beyond-a-minute?handshake-wait=${seconds}s`, { timeout: 100000 }));
  await t.wait(99000);
  t.equal([good.told.slice(3), bad.told.slice(3)], [['open'], []], 'what was told in 99 s');
  await t.wait(2000);
  t.equal(bad.told.slice(3), ['error', 'close'], 'what was told in 101 s');
});
