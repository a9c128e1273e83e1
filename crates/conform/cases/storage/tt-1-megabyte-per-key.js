// A key holds 1 MB; more fails with errno 1801001.
// clauses: TTG-STO-001
// platforms: tt-gadget
// evidence: documented
// needs: storage
check(async (t) => {
  const fits = await t.call('setStorage', { key: 'a', data: 'x'.repeat(1000000) });
  t.equal(fits.kind, 'success', 'the outcome of 1000000 letters');
  const over = await t.call('setStorage', { key: 'b', data: 'x'.repeat(1048577) });
  t.equal([over.kind, over.res.errno], ['fail', 1801001], 'the outcome and errno of more than a megabyte');
  t.match(over.res.errMsg, /^setStorage:fail( |$)/, 'errMsg');
  t.equal((await t.call('getStorageInfo', {})).res.keys, ['a'], 'the keys');
});
