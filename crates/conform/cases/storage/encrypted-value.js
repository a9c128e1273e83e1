// A value that is to be encrypted has seven tenths of a megabyte at most.
// clauses: WX-STO-001
// platforms: wx
// evidence: documented
// needs: storage
check(async (t) => {
  const set = async (length) => (await t.call('setStorage', { key: 'a', data: 'x'.repeat(length), encrypt: true })).kind;
  t.equal([await set(699000), await set(734100)], ['success', 'fail'], 'the outcomes');
  const { res } = await t.call('getStorage', { key: 'a', encrypt: true });
  t.equal(res.data.length, 699000, 'the length of what is stored');
});
