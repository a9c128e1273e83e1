// abort after the end does nothing.
// clauses: SWAN-REQ-050
// platforms: swan
// evidence: observed
check(async (t) => {
  const { returned, order } = await t.call('request', { url: t.url('/echo') });
  returned.abort();
  await t.wait(1000);
  t.equal(order, ['returned', 'success', 'complete'], 'the order');
});
