// Bad data fails the call, and a task is returned all the same.
// clauses: SWAN-REQ-046
// platforms: swan
// evidence: observed
check(async (t) => {
  const { kind, returned } = await t.call('request', { url: t.url('/echo'), method: 'POST', data: 5 });
  t.equal(kind, 'fail', 'the outcome');
  t.equal(typeof (returned && returned.abort), 'function', 'abort of what was returned');
});
