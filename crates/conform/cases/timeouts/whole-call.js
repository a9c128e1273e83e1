// The clock runs until the last byte, not anew for every piece.
// clauses: WX-TMO-011
// platforms: wx
// evidence: assumed
check(async (t) => {
  const begun = Date.now();
  const { kind, res } = await t.call('request', { url: t.url('/drip?bytes=10&pieces=10&gap=1s'), timeout: 3500 });
  t.equal([kind, res.errno], ['fail', 5], 'the result');
  t.equal(Math.round((Date.now() - begun) / 100), 35, 'tenths of a second');
});
