// A file for which there is no room is not written.
// clauses: WX-FS-012 WX-FS-005
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const { USER_DATA_PATH } = t.api.env;
  const srcPath = await t.file('a.bin', new ArrayBuffer(95 * 1024 * 1024));
  await t.fs('copyFile', { srcPath, destPath: USER_DATA_PATH + '/b.bin' });
  const { kind, res } = await t.fs('copyFile', { srcPath, destPath: USER_DATA_PATH + '/c.bin' });
  t.equal([kind, res.errno], ['fail', 1300202], 'the result');
  t.match(res.errMsg, /^copyFile:fail .*the maximum size of the file storage limit is exceeded/, 'errMsg');
  t.equal((await t.fs('access', { path: USER_DATA_PATH + '/c.bin' })).kind, 'fail', 'whether there is a file');
});
