// A request that was aborted makes room at once.
// clauses: WX-CON-005
// platforms: wx
// evidence: documented
check(async (t) => {
  const task = t.api.request({ url: t.url('/hang') });
  const running = [];
  for (let n = 0; n < 9; n += 1) running.push(t.get('/slow?wait=30s'));
  const begun = Date.now();
  const eleventh = t.get('/echo');
  setTimeout(() => task.abort(), 2000);
  await eleventh;
  t.equal(Math.round((Date.now() - begun) / 1000), 2, 'seconds that the eleventh took');
  await Promise.all(running);
});
