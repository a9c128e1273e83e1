// A file that cannot be stored fails the download with errno 603300.
// clauses: WX-DL-013 WX-ERR-004
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const { USER_DATA_PATH } = t.api.env;
  const path = await t.file('a.bin', new ArrayBuffer(100 * 1024 * 1024));
  const copied = await t.fs('copyFile', { srcPath: path, destPath: USER_DATA_PATH + '/b.bin' });
  t.equal(copied.kind, 'success', 'the outcome of two hundred megabytes');
  const given = { url: t.url('/bytes/1000'), filePath: USER_DATA_PATH + '/c.bin' };
  const { kind, res } = await t.call('downloadFile', given);
  t.equal([kind, res.errno], ['fail', 603300], 'the result');
});
