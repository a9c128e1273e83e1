// A time-out above sixty seconds is honoured.
// clauses: WX-TMO-006
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('/slow?wait=90s&body=ok', { timeout: 100000 });
  t.equal(data, 'ok', 'the answer after ninety seconds');
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/hang'), timeout: 100000 });
  t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['fail', 100], 'the outcome and the seconds');
});
