// A failure with files carries a number beside its message.
// clauses: WX-FS-018 WX-ERR-005
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const filePath = t.api.env.USER_DATA_PATH + '/no-such-file';
  const { kind, res } = await t.fs('readFile', { filePath });
  t.equal([kind, res.errno, res.errCode], ['fail', 1300002, 1300002], 'the result');
  t.match(res.errMsg, /^readFile:fail no such file or directory/, 'errMsg');
});
