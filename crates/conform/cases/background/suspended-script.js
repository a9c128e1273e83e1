// Five seconds after the program went to background its script stands still until it is back.
// clauses: WX-BG-009
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 20s:foreground
check(async (t) => {
  const ticks = [];
  const timer = setInterval(() => ticks.push(t.passed()), 700);
  await t.at(25);
  clearInterval(timer);
  const between = (from, to) => ticks.filter((tick) => tick > from && tick < to).length;
  t.equal(between(1, 5.9), 7, 'ticks until then');
  t.equal(between(6.01, 19.99), 0, 'ticks meanwhile');
  t.ok(between(20.01, 25) >= 6, 'that it ticks on');
});
