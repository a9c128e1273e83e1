// Archives are unpacked into a folder, and their files are read one by one.
// clauses: WX-FS-018
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const zip = t.api.base64ToArrayBuffer('UEsDBBQAAAAAAAAAIQCsKpPYAgAAAAIAAAAHAAAAYS9iLnR4dGhpUEsBAhQAFAAAAAAAAAAhAKwqk9gCAAAAAgAAAAcAAAAAAAAAAAAAAAAAAAAAAGEvYi50eHRQSwUGAAAAAAEAAQA1AAAAJwAAAAAA');
  const filePath = await t.file('a.zip', zip);
  const targetPath = t.api.env.USER_DATA_PATH + '/unpacked';
  t.equal((await t.fs('unzip', { zipFilePath: filePath, targetPath })).kind, 'success', 'the outcome');
  t.equal(t.api.getFileSystemManager().readFileSync(targetPath + '/a/b.txt', 'utf8'), 'hi', 'the file');
  const { res } = await t.fs('readZipEntry', { filePath, encoding: 'utf8', entries: 'all' });
  t.equal(res.entries['a/b.txt'].data, 'hi', 'the entry');
});
