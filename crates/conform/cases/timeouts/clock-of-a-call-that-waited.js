// A call that waited for its turn has its whole time from then on, and no more.
// clauses: WX-TMO-012
// platforms: wx
// evidence: observed
check(async (t) => {
  const running = [];
  for (let n = 0; n < 10; n += 1) running.push(t.get('/slow?wait=20s'));
  const begun = Date.now();
  const { kind, res } = await t.call('request', { url: t.url('/hang'), timeout: 5000 });
  t.equal([kind, res.errno], ['fail', 5], 'the result');
  t.equal(Math.round((Date.now() - begun) / 1000), 25, 'seconds');
  await Promise.all(running);
});
