// A request that has succeeded makes room at once.
// clauses: WX-CON-005
// platforms: wx
// evidence: documented
check(async (t) => {
  const running = [t.get('/slow?wait=2s')];
  for (let n = 0; n < 9; n += 1) running.push(t.get('/slow?wait=30s'));
  const begun = Date.now();
  await t.get('/echo');
  t.equal(Math.round((Date.now() - begun) / 1000), 2, 'seconds that the eleventh took');
  await Promise.all(running);
});
