// getStorageInfo tells a limit of 10240 KB.
// clauses: TTG-STO-001
// platforms: tt-gadget
// evidence: documented
// needs: storage
check(async (t) => {
  const { kind, res } = await t.call('getStorageInfo', {});
  t.equal([kind, res.limitSize, res.errMsg], ['success', 10240, 'getStorageInfo:ok'], 'the result');
  t.equal([res.keys, res.currentSize], [[], 0], 'keys and size');
});
