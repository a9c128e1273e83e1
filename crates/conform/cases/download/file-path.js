// With filePath the file goes there, and filePath is returned in place of a temporary one.
// clauses: WX-DL-004
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const filePath = t.api.env.USER_DATA_PATH + '/a.txt';
  const { res } = await t.call('downloadFile', { url: t.url('/text?text=hello'), filePath });
  t.equal([res.filePath, 'tempFilePath' in res], [filePath, false], 'the paths');
  t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).res.data, 'hello', 'the file');
});
