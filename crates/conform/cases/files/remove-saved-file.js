// removeSavedFile removes a saved file.
// clauses: WX-FS-013
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  for (const on of [t.call, t.fs]) {
    const { savedFilePath } = (await t.call('saveFile', { tempFilePath: await t.temp('/text') })).res;
    const { kind, res } = await on('removeSavedFile', { filePath: savedFilePath });
    t.equal([kind, res.errMsg], ['success', 'removeSavedFile:ok'], 'the result');
    t.equal((await on('getSavedFileList', {})).res.fileList, [], 'the list');
    t.equal((await t.fs('access', { path: savedFilePath })).kind, 'fail', 'whether there is a file');
    t.equal((await on('removeSavedFile', { filePath: savedFilePath })).kind, 'fail', 'the outcome the second time');
  }
});
