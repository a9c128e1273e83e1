// The scheme of a URL may be written in any case.
// clauses: SWAN-REQ-002
// platforms: swan
// evidence: observed
check(async (t) => {
  const { kind } = await t.call('request', { url: 'HttpS://api.example.test/echo' });
  t.equal(kind, 'success', 'the outcome');
});
