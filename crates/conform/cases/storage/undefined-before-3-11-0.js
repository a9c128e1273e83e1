// Before base library 3.11.0 setStorageSync makes an empty string of undefined.
// clauses: WX-STO-005
// platforms: wx
// evidence: documented
// host: base-library 3.10.3
// needs: storage
check(async (t) => {
  t.api.setStorageSync('a', undefined);
  t.equal((await t.call('getStorage', { key: 'a' })).res.data, '', 'what is stored');
});
