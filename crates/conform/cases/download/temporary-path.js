// Without filePath the path of a temporary file is returned, and no filePath.
// clauses: WX-DL-003
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const { res } = await t.call('downloadFile', { url: t.url('/text?text=hello') });
  t.equal([typeof res.tempFilePath, 'filePath' in res], ['string', false], 'the paths');
  const { data } = (await t.fs('readFile', { filePath: res.tempFilePath, encoding: 'utf8' })).res;
  t.equal(data, 'hello', 'the file');
});
