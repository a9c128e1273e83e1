// Script hears of an interruption just before it is suspended or when it is back, and not in between.
// clauses: WX-BG-010
// platforms: wx
// evidence: assumed
// at: 1s:background
// at: 20s:foreground
check(async (t) => {
  const told = [];
  const tell = (word) => () => told.push([word, t.passed()]);
  t.api.request({ url: t.url('/hang'), fail: tell('fail'), complete: tell('complete') });
  await t.at(30);
  t.equal(told.map(([word]) => word), ['fail', 'complete'], 'the order');
  for (const [word, at] of told) t.ok((at >= 5.9 && at <= 6.1) || (at >= 20 && at < 20.1), word + ' at ' + at + ' s');
});
