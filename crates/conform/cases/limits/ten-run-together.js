// Ten requests do run at once.
// clauses: WX-CON-001
// platforms: wx
// evidence: documented
check(async (t) => {
  const begun = Date.now();
  const calls = [];
  for (let n = 0; n < 10; n += 1) calls.push(t.get('/slow?wait=5s'));
  await Promise.all(calls);
  t.equal(Math.round((Date.now() - begun) / 1000), 5, 'seconds for all ten');
});
