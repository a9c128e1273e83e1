// What is stored is read back, and gone after removeStorage and clearStorage.
// clauses: SWAN-FILE-014 SWAN-CB-001
// platforms: swan
// evidence: documented
// needs: storage
check(async (t) => {
  for (const data of ['text', 5, true, { a: [1, '你'] }, [1, 2]]) {
    t.equal((await t.call('setStorage', { key: 'k', data })).kind, 'success', 'storing ' + JSON.stringify(data));
    t.equal((await t.call('getStorage', { key: 'k' })).res.data, data, 'what was stored');
  }
  t.api.setStorageSync('other', 'x');
  t.equal(t.api.getStorageSync('other'), 'x', 'the text stored at once');
  await t.call('removeStorage', { key: 'k' });
  t.equal(t.api.getStorageInfoSync().keys, ['other'], 'the keys');
  t.api.clearStorageSync();
  t.equal(t.api.getStorageInfoSync().keys, [], 'the keys at the end');
});
