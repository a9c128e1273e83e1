// Reading a key under which nothing is stored fails.
// clauses: WX-STO-007
// platforms: wx
// evidence: observed
// needs: storage
check(async (t) => {
  const { kind, res } = await t.call('getStorage', { key: 'never set' });
  t.equal([kind, res.errMsg], ['fail', 'getStorage:fail data not found'], 'the result');
});
