// Uploads, downloads, files and storage called without an argument do not throw.
// clauses: SWAN-CB-016
// platforms: swan
// evidence: observed
// needs: files storage upload download
check(async (t) => {
  const names = ['uploadFile', 'downloadFile', 'saveFile', 'getSavedFileList', 'getSavedFileInfo', 'removeSavedFile', 'getFileInfo'];
  for (const name of names.concat(['setStorage', 'getStorage', 'removeStorage', 'clearStorage', 'getStorageInfo'])) {
    for (const argument of [undefined, null, 5, 'x']) t.api[name](argument);
    t.api[name]();
  }
  await t.wait(1000);
});
