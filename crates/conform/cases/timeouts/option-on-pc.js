// On a PC the option timeout is honoured from base library 3.11.1 on.
// clauses: WX-TMO-013
// platforms: wx
// evidence: documented
// host: client pc
// host: base-library 3.11.1
check(async (t) => {
  const { kind } = await t.call('request', { url: t.url('/slow?wait=30s'), timeout: 1500 });
  t.equal(kind, 'fail', 'the outcome');
});
