// A socket that is created in background is cut as well.
// clauses: WX-BG-014
// platforms: wx
// evidence: assumed
// at: 1s:background
// at: 20s:foreground
// needs: sockets
check(async (t) => {
  await t.at(3);
  const { told } = t.talk('/ws/created-in-background');
  await t.at(25);
  t.equal(told.filter((kind) => kind === 'close'), ['close'], 'how often its end was told');
});
