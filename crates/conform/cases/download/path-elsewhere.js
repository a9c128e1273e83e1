// A filePath outside of the program's own folder is refused.
// clauses: WX-DL-012 WX-ERR-004
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const temp = await t.temp('/text');
  const kept = await t.call('saveFile', { tempFilePath: await t.temp('/text') });
  const { USER_DATA_PATH } = t.api.env;
  const paths = ['/a.txt', 'a.txt', 'wxfile://other/a.txt', temp, kept.res.savedFilePath, USER_DATA_PATH + '/../a.txt'];
  for (const filePath of paths) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/text'), filePath });
    t.equal([kind, res.errno], ['fail', 603303], 'the result for ' + filePath);
    t.match(res.errMsg, /^downloadFile:fail .*permission denied can not open file filepath/, 'errMsg');
  }
});
