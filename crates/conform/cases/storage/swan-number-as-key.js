// A number as the key of a value becomes text, so the value is stored under that.
// clauses: SWAN-CB-013
// platforms: swan
// evidence: observed
// needs: storage
check(async (t) => {
  const { kind } = await t.call('setStorage', { key: 5, data: 'x' });
  t.equal(kind, 'success', 'the outcome');
  t.equal((await t.call('getStorage', { key: '5' })).res.data, 'x', 'the value under "5"');
});
