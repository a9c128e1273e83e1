// Before base library 2.10.0, when the option timeout is ignored, app.json holds.
// clauses: WX-TMO-001 WX-TMO-005
// platforms: wx
// evidence: documented
// host: base-library 2.9.5
// file: app.json {"networkTimeout": {"request": 3000}}
check(async (t) => {
  const begun = Date.now();
  const { kind } = await t.call('request', { url: t.url('/hang'), timeout: 20000 });
  t.equal([kind, Math.round((Date.now() - begun) / 1000)], ['fail', 3], 'the outcome and seconds');
});
