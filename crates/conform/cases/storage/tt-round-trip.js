// What is stored is read back, and gone after removeStorage and clearStorage.
// clauses: TTG-STO-001 TTB-STO-001
// platforms: tt-gadget tt-block
// evidence: documented
// needs: storage
check(async (t) => {
  for (const data of ['text', '', 5, true, { a: [1, '你'] }, [1, 2]]) {
    const stored = await t.call('setStorage', { key: 'k', data });
    t.equal([stored.kind, stored.res.errMsg], ['success', 'setStorage:ok'], 'storing ' + JSON.stringify(data));
    const read = await t.call('getStorage', { key: 'k' });
    t.equal([read.kind, read.res.data, read.res.errMsg], ['success', data, 'getStorage:ok'], 'what was stored');
  }
  t.api.setStorageSync('other', 'x');
  t.equal(t.api.getStorageSync('other'), 'x', 'the text stored at once');
  t.equal((await t.call('removeStorage', { key: 'k' })).res.errMsg, 'removeStorage:ok', 'removing');
  t.equal(t.api.getStorageInfoSync().keys, ['other'], 'the keys');
  t.equal((await t.call('clearStorage', {})).res.errMsg, 'clearStorage:ok', 'clearing');
  t.equal(t.api.getStorageInfoSync().keys, [], 'the keys at the end');
});
