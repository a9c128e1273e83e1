// getFileInfo of a file that is not there fails.
// clauses: WX-FS-014
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const filePath = t.api.env.USER_DATA_PATH + '/no-such-file';
  for (const on of [t.call, t.fs]) {
    const { kind, res } = await on('getFileInfo', { filePath });
    t.equal(kind, 'fail', 'the outcome');
    t.match(res.errMsg, /^getFileInfo:fail ./, 'errMsg');
  }
});
