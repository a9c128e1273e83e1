// All values together have ten megabytes at most.
// clauses: WX-STO-001 WX-STO-002
// platforms: wx
// evidence: documented
// needs: storage
check(async (t) => {
  const data = 'x'.repeat(990000);
  for (let n = 0; n < 10; n += 1) {
    t.equal((await t.call('setStorage', { key: 'k' + n, data })).kind, 'success', 'the outcome of value ' + n);
  }
  const { kind, res } = await t.call('setStorage', { key: 'more', data });
  t.equal([kind, res.errMsg], ['fail', 'setStorage:fail exceed storage max size 10Mb'], 'the result of one more');
  await t.call('removeStorage', { key: 'k0' });
  t.equal((await t.call('setStorage', { key: 'more', data })).kind, 'success', 'the outcome when there is room again');
});
