// A socket that is still connecting when others are cut has one end, and does not open after it.
// clauses: WX-BG-014 WX-WS-038
// platforms: wx
// evidence: assumed
// at: 1s:background
// at: 20s:foreground
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/connecting-in-background?handshake-wait=15s');
  await t.at(90);
  t.equal(told.slice(0, 3), ['returned', 'success', 'complete'], 'what was told first');
  t.equal(told.filter((kind) => kind === 'close'), ['close'], 'how often its end was told');
  t.ok(!told.includes('open'), 'that it did not open');
});
