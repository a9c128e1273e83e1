// From base library 3.11.0 on setStorageSync makes no empty string of undefined.
// clauses: WX-STO-005
// platforms: wx
// evidence: documented
// needs: storage
check(async (t) => {
  t.api.setStorageSync('a', undefined);
  t.ok((await t.call('getStorage', { key: 'a' })).res.data === undefined, 'undefined');
});
