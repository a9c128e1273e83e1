// Saved files and the program's own have two hundred megabytes together.
// clauses: WX-FS-005
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const megabytes = (n) => new ArrayBuffer(n * 1024 * 1024);
  const { USER_DATA_PATH } = t.api.env;
  const srcPath = await t.file('a.bin', megabytes(95));
  const copied = await t.fs('copyFile', { srcPath, destPath: USER_DATA_PATH + '/b.bin' });
  t.equal(copied.kind, 'success', 'the outcome of 190 MB');
  const third = await t.fs('writeFile', { filePath: USER_DATA_PATH + '/c.bin', data: megabytes(15) });
  t.equal(third.kind, 'fail', 'the outcome of 205 MB');
  const tempFilePath = await t.temp('/bytes/15728640');
  t.equal((await t.call('saveFile', { tempFilePath })).kind, 'fail', 'the outcome of saving 15 MB more');
  await t.fs('unlink', { filePath: srcPath });
  t.equal((await t.call('saveFile', { tempFilePath })).kind, 'success', 'the outcome when there is room again');
});
