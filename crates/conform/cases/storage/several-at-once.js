// Several values are stored and read at once, in both forms.
// clauses: WX-STO-001
// platforms: wx
// evidence: documented
// needs: storage
check(async (t) => {
  t.api.batchSetStorageSync([{ key: 'a', value: 1 }, { key: 'b', value: { c: [2] } }]);
  t.equal(t.api.batchGetStorageSync(['b', 'a', 'none']), [{ c: [2] }, 1, ''], 'what is read at once');
  const { kind } = await t.call('batchSetStorage', { kvList: [{ key: 'd', value: 'e' }] });
  const { res } = await t.call('batchGetStorage', { keyList: ['d', 'a'] });
  t.equal([kind, res.dataList, res.errMsg], ['success', ['e', 1], 'batchGetStorage:ok'], 'what is read later');
});
