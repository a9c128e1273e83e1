// A bad URL is told of before the call returns, other bad arguments after.
// clauses: SWAN-CB-011
// platforms: swan
// evidence: observed
// about: returned
check(async (t) => {
  const bad = await t.call('request', { url: 'nothing' });
  t.equal(bad.order, ['fail', 'complete', 'returned'], 'the order for a bad URL');
  const data = await t.call('request', { url: t.url('/echo'), method: 'POST', data: 5 });
  t.equal(data.order, ['returned', 'fail', 'complete'], 'the order for bad data');
});
