// One key may hold more than a megabyte.
// clauses: SWAN-FILE-014
// platforms: swan
// evidence: documented
// needs: storage
check(async (t) => {
  const { kind } = await t.call('setStorage', { key: 'k', data: 'x'.repeat(2000000) });
  t.equal(kind, 'success', 'the outcome of two megabytes');
  t.equal((await t.call('getStorage', { key: 'k' })).res.data.length, 2000000, 'the length of what is read');
});
