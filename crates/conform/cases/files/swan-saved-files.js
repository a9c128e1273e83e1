// Saved files can be listed, described and removed; createTime is in seconds.
// clauses: SWAN-FILE-010
// platforms: swan
// evidence: documented
// needs: files download
check(async (t) => {
  t.equal((await t.call('getSavedFileList', {})).res.fileList, [], 'the list at first');
  const { tempFilePath } = (await t.call('downloadFile', { url: t.url('/bytes/1000') })).res;
  const { savedFilePath } = (await t.call('saveFile', { tempFilePath })).res;
  const { fileList } = (await t.call('getSavedFileList', {})).res;
  t.equal(fileList.map((file) => [file.filePath, file.size]), [[savedFilePath, 1000]], 'the list');
  t.equal(Object.keys(fileList[0]).sort(), ['createTime', 'filePath', 'size'], 'the keys of an entry');
  t.ok(Math.abs(fileList[0].createTime - Date.now() / 1000) < 60, 'a time in seconds rather than ' + fileList[0].createTime);
  const { kind, res } = await t.call('getSavedFileInfo', { filePath: savedFilePath });
  t.equal([kind, res.size, res.createTime], ['success', 1000, fileList[0].createTime], 'what getSavedFileInfo tells');
  t.equal((await t.call('removeSavedFile', { filePath: savedFilePath })).kind, 'success', 'the outcome of removeSavedFile');
  t.equal((await t.call('getSavedFileList', {})).res.fileList, [], 'the list at the end');
  t.equal((await t.call('getSavedFileInfo', { filePath: savedFilePath })).kind, 'fail', 'getSavedFileInfo at the end');
});
