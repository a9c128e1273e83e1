// From base library 2.10.0 on the option timeout is honoured.
// clauses: WX-TMO-005
// platforms: wx
// evidence: documented
// host: base-library 2.10.0
check(async (t) => {
  const { kind } = await t.call('request', { url: t.url('/slow?wait=30s'), timeout: 1500 });
  t.equal(kind, 'fail', 'the outcome');
});
