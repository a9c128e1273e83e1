// A request that has failed makes room at once.
// clauses: WX-CON-005
// platforms: wx
// evidence: documented
check(async (t) => {
  const failing = t.call('request', { url: t.url('/do?s=' + encodeURIComponent('wait:2s;cut')) });
  const running = [];
  for (let n = 0; n < 9; n += 1) running.push(t.get('/slow?wait=30s'));
  const begun = Date.now();
  await t.get('/echo');
  t.equal(Math.round((Date.now() - begun) / 1000), 2, 'seconds that the eleventh took');
  t.equal((await failing).kind, 'fail', 'the outcome of the first');
  await Promise.all(running);
});
