// One file has a hundred megabytes at most.
// clauses: WX-FS-012 WX-ERR-005
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const filePath = t.api.env.USER_DATA_PATH + '/a.bin';
  const write = (megabytes) => t.fs('writeFile', { filePath, data: new ArrayBuffer(megabytes * 1024 * 1024) });
  t.equal((await write(95)).kind, 'success', 'the outcome of 95 MB');
  const { kind, res } = await write(101);
  t.equal([kind, res.errno], ['fail', 1300202], 'the result of 101 MB');
  t.match(res.errMsg, /^writeFile:fail .*the maximum size of the file storage limit is exceeded/, 'errMsg');
});
