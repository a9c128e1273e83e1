// In a block getStorage of a missing key, or of a value that cannot be stored, succeeds with "".
// clauses: TTB-STO-001
// platforms: tt-block
// evidence: documented
// needs: storage
check(async (t) => {
  const missing = await t.call('getStorage', { key: 'none' });
  t.equal([missing.kind, missing.res.data], ['success', ''], 'a missing key');
  for (const data of [() => 1, Symbol('x'), undefined]) {
    await new Promise((complete) => t.api.setStorage({ key: 'odd', data, complete }));
    const { kind, res } = await t.call('getStorage', { key: 'odd' });
    t.equal([kind, res.data], ['success', ''], 'a value of type ' + typeof data);
  }
});
