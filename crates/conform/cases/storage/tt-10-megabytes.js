// All keys together hold 10 MB; more fails with errno 1801002.
// clauses: TTG-STO-001
// platforms: tt-gadget
// evidence: documented
// needs: storage
check(async (t) => {
  for (let n = 0; n < 10; n++) {
    const { kind } = await t.call('setStorage', { key: 'k' + n, data: 'x'.repeat(1000000) });
    t.equal(kind, 'success', 'the outcome of key ' + n);
  }
  const over = await t.call('setStorage', { key: 'more', data: 'x'.repeat(1000000) });
  t.equal([over.kind, over.res.errno], ['fail', 1801002], 'the outcome and errno of one more');
  const { res } = await t.call('getStorageInfo', {});
  t.equal(res.keys.length, 10, 'how many keys');
  t.ok(res.currentSize > 9000 && res.currentSize <= 10240, 'the size in KB rather than ' + res.currentSize);
});
