// Before base library 2.10.0 the option timeout is ignored.
// clauses: WX-TMO-005
// platforms: wx
// evidence: documented
// host: base-library 2.9.5
check(async (t) => {
  const { data } = await t.get('/slow?wait=30s&body=ok', { timeout: 1500 });
  t.equal(data, 'ok', 'the answer after thirty seconds');
});
