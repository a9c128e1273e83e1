// A method that is none is refused by the client and not by the script layer: the code is not 904.
// clauses: SWAN-CB-019
// platforms: swan
// evidence: assumed
check(async (t) => {
  const { kind, res, order } = await t.call('request', { url: t.url('/echo'), method: 'FETCH' });
  t.equal(kind, 'fail', 'the outcome');
  t.ok(Number(res.errCode) !== 904, 'errCode other than 904');
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
});
