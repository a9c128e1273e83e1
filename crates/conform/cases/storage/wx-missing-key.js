// getStorage of a missing key fails with `data not found`; getStorageSync returns an empty text.
// clauses: WX-STO-007 WX-STO-008
// platforms: wx
// evidence: observed
// needs: storage
check(async (t) => {
  const { kind, res } = await t.call('getStorage', { key: 'none' });
  t.equal([kind, res.errMsg], ['fail', 'getStorage:fail data not found'], 'the outcome');
  t.equal(t.api.getStorageSync('none'), '', 'what is returned at once');
});
