// Primitive values, dates and what JSON can express come back as they were.
// clauses: WX-STO-003
// platforms: wx
// evidence: documented
// needs: storage
check(async (t) => {
  const values = ['桥', '', 12, -1.5, 0, true, false, null, [1, [2]], { a: { b: [1, 'x', null] } }, {}];
  for (const data of values) {
    t.equal((await t.call('setStorage', { key: 'a', data })).res.errMsg, 'setStorage:ok', 'errMsg');
    const { res } = await t.call('getStorage', { key: 'a' });
    t.equal([res.data, typeof res.data], [data, typeof data], 'the value');
    t.api.setStorageSync('b', data);
    t.equal(t.api.getStorageSync('b'), data, 'the value at once');
  }
});
