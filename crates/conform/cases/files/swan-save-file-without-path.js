// saveFile without tempFilePath fails with 904.
// clauses: SWAN-FILE-008 SWAN-CB-008 SWAN-CB-011
// platforms: swan
// evidence: observed
// needs: files
check(async (t) => {
  const { kind, res, order } = await t.call('saveFile', {});
  t.equal([kind, res.errCode, res.errMsg], ['fail', 904, '[jsNative Argument Error]tempFilePath is required.'], 'the result');
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
});
