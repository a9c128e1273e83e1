// complete runs after success, and after fail.
// clauses: SWAN-CB-001
// platforms: swan
// evidence: documented
check(async (t) => {
  const good = await t.call('request', { url: t.url('/echo') });
  t.equal(good.order, ['returned', 'success', 'complete'], 'the order of a success');
  const bad = await t.call('request', { url: t.url('/cut') });
  t.equal(bad.order, ['returned', 'fail', 'complete'], 'the order of a failure');
});
