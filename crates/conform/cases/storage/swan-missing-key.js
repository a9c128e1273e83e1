// getStorage of a missing key succeeds with an empty text.
// clauses: SWAN-FILE-015
// platforms: swan
// evidence: documented
check(async (t) => {
  const { kind, res } = await t.call('getStorage', { key: 'none' });
  t.equal([kind, res.data], ['success', ''], 'the outcome');
});
