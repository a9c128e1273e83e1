// getStorage of a missing key fails with errno 1802001.
// clauses: TTG-STO-002
// platforms: tt-gadget
// evidence: assumed
// needs: storage
check(async (t) => {
  const { kind, res } = await t.call('getStorage', { key: 'none' });
  t.equal([kind, res.errno], ['fail', 1802001], 'the outcome and errno');
  t.match(res.errMsg, /^getStorage:fail( |$)/, 'errMsg');
});
