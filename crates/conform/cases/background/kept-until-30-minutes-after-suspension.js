// The 30 minutes after which a program is ended begin when it is suspended, 5 seconds after it went to background.
// clauses: WX-BG-012
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 30m 4s:foreground
check(async (t) => {
  await t.at(60);
  t.equal(Math.round(t.passed()), 30 * 60 + 4, 'seconds');
});
