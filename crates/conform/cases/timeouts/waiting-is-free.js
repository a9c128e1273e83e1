// The time that a call waits for its turn does not count.
// clauses: WX-TMO-012
// platforms: wx
// evidence: observed
check(async (t) => {
  const running = [];
  for (let n = 0; n < 10; n += 1) running.push(t.get('/slow?wait=50s'));
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/slow?wait=10s'), timeout: 15000 });
  t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['success', 60], 'the outcome and the seconds');
  await Promise.all(running);
});
