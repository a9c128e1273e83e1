// What this host does not have fails like any other call: with the platform's number and never as a TypeError.
// clauses: WX-API-006 WX-ERR-001
// platforms: wx
// evidence: assumed
// alone: it is about what qiao does not offer
check(async (t) => {
  const { kind, res, order } = await t.call('startAccelerometer', { type: 'wgs84' });
  t.equal(kind, 'fail', 'the outcome');
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
  t.match(res.errMsg, /^startAccelerometer:fail( .+)?$/, 'errMsg');
  t.equal(res.errno, 100, 'errno');
});
