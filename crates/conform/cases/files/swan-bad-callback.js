// A truthy success that is no function fails a file function with 904.
// clauses: SWAN-CB-007
// platforms: swan
// evidence: observed
// needs: files storage
check(async (t) => {
  for (const name of ['saveFile', 'getFileInfo', 'getSavedFileList', 'getStorageInfo']) {
    const res = await new Promise((fail) => t.api[name]({ success: 100, fail }));
    t.equal([res.errCode, res.errMsg], [904, 'params type error'], 'the failure of ' + name);
  }
});
