// A call with a bad URL returns undefined.
// clauses: SWAN-REQ-003
// platforms: swan
// evidence: observed
check(async (t) => {
  const { returned } = await t.call('request', { url: 'test.php' });
  t.equal(typeof returned, 'undefined', 'what was returned');
});
