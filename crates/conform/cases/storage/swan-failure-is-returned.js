// A synchronous function that fails returns an Error and does not throw.
// clauses: SWAN-CB-020
// platforms: swan
// evidence: documented
// needs: storage
check((t) => {
  const result = t.api.setStorageSync('k', 'x'.repeat(11 * 1000 * 1000));
  t.ok(result instanceof Error, 'what is returned is an Error');
  t.equal(typeof result.message, 'string', 'the type of its message');
});
