// getStorageInfo lists the keys and tells used and greatest size in KB.
// clauses: WX-STO-004
// platforms: wx
// evidence: documented
// needs: storage
check(async (t) => {
  t.equal((await t.call('getStorageInfo', {})).res.keys, [], 'the keys at first');
  await t.call('setStorage', { key: 'one', data: 'x'.repeat(100 * 1024) });
  await t.call('setStorage', { key: 'two', data: 1 });
  const { res } = await t.call('getStorageInfo', {});
  t.equal([res.keys.sort(), res.limitSize, res.errMsg], [['one', 'two'], 10240, 'getStorageInfo:ok'], 'the result');
  t.ok(res.currentSize >= 100 && res.currentSize <= 102, 'currentSize ' + res.currentSize);
  const again = t.api.getStorageInfoSync();
  t.equal([again.keys.sort(), again.currentSize], [['one', 'two'], res.currentSize], 'the same at once');
});
