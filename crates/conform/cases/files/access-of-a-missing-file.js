// access of a path that is not there fails with the path in its message.
// clauses: WX-FS-009 WX-ERR-005
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  t.equal((await t.fs('access', { path: await t.file('a.txt', 'x') })).kind, 'success', 'the outcome for a file');
  const path = t.api.env.USER_DATA_PATH + '/no-such-file';
  const { kind, res } = await t.fs('access', { path });
  const expected = ['fail', 'access:fail no such file or directory ' + path, 1300002];
  t.equal([kind, res.errMsg, res.errno], expected, 'the result');
});
