// With filePath saveFile moves the file there, and returns that path.
// clauses: WX-FS-007
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const filePath = t.api.env.USER_DATA_PATH + '/kept.txt';
  const { res } = await t.fs('saveFile', { tempFilePath: await t.temp('/text?text=hello'), filePath });
  t.equal(res.savedFilePath, filePath, 'savedFilePath');
  t.equal((await t.fs('readFile', { filePath, encoding: 'utf8' })).res.data, 'hello', 'the file');
});
