// A mode in requiredBackgroundModes keeps a program from being suspended in background.
// clauses: WX-BG-013
// platforms: wx
// evidence: documented
// file: app.json {"requiredBackgroundModes": ["audio"]}
// at: 1s:background
// at: 20s:foreground
check(async (t) => {
  const ticks = [];
  const timer = setInterval(() => ticks.push(t.passed()), 1000);
  await t.at(15.5);
  clearInterval(timer);
  t.equal(ticks.length, 15, 'ticks in background');
});
