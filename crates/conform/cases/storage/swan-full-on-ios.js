// On iOS a storage that is full fails with 1003.
// clauses: SWAN-FILE-014
// platforms: swan
// evidence: documented
// host: client ios
// needs: storage
check(async (t) => {
  const { kind, res } = await t.call('setStorage', { key: 'k', data: 'x'.repeat(10500000) });
  t.equal([kind, res.errCode], ['fail', 1003], 'the outcome');
});
