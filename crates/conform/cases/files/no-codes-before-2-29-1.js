// Before base library 2.29.1 failures with files carry no number.
// clauses: WX-FS-018
// platforms: wx
// evidence: documented
// host: base-library 2.29.0
// needs: files
check(async (t) => {
  const { kind, res } = await t.fs('access', { path: t.api.env.USER_DATA_PATH + '/no-such-file' });
  t.equal([kind, 'errno' in res, 'errCode' in res], ['fail', false, false], 'the outcome, and whether there are numbers');
});
