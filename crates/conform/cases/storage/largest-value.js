// One value has a megabyte at most.
// clauses: WX-STO-001 WX-STO-002
// platforms: wx
// evidence: documented
// needs: storage
check(async (t) => {
  const set = (length) => t.call('setStorage', { key: 'a', data: 'x'.repeat(length) });
  t.equal((await set(999000)).kind, 'success', 'the outcome of just below a megabyte');
  const { kind, res } = await set(1049600);
  t.equal([kind, res.errMsg], ['fail', 'setStorage:fail exceed storage item max length'], 'the result of more');
  t.equal((await t.call('getStorage', { key: 'a' })).res.data.length, 999000, 'the length of what is stored');
});
