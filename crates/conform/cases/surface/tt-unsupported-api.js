// What this host does not have fails with errno 103.
// clauses: TTG-ERR-001 TTG-STD-006 TTG-STD-016
// platforms: tt-gadget
// evidence: documented
// alone: it is about what qiao does not offer
check(async (t) => {
  const { kind, res, order } = await t.call('startAccelerometer', {});
  t.equal(kind, 'fail', 'the outcome');
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
  t.match(res.errMsg, /^startAccelerometer:fail( .+)?$/, 'errMsg');
  t.equal(res.errno, 103, 'errno');
});
