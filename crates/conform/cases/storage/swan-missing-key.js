// Reading a key under which nothing is stored succeeds with the empty text.
// clauses: SWAN-FILE-015
// platforms: swan
// evidence: documented
// needs: storage
check(async (t) => {
  const { kind, res } = await t.call('getStorage', { key: 'never set' });
  t.equal([kind, res.data], ['success', ''], 'the result');
});
