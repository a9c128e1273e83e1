// Storage holds 10 MB.
// clauses: SWAN-FILE-014
// platforms: swan
// evidence: documented
// needs: storage
check(async (t) => {
  for (let n = 0; n < 10; n++) {
    const { kind } = await t.call('setStorage', { key: 'k' + n, data: 'x'.repeat(1000000) });
    t.equal(kind, 'success', 'the outcome of key ' + n);
  }
  const over = await t.call('setStorage', { key: 'more', data: 'x'.repeat(1000000) });
  t.equal([over.kind, over.res.errCode], ['fail', 1001], 'the outcome of one more');
  const { res } = await t.call('getStorageInfo', {});
  t.equal([res.keys.length, res.limitSize], [10, 10240], 'how many keys, and the limit in KB');
});
