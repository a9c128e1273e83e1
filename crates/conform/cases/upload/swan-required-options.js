// url, filePath and name are required: a missing one fails with 904, and nothing is sent.
// clauses: SWAN-UPL-002 SWAN-CB-008 SWAN-CB-019
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const key of ['url', 'filePath', 'name']) {
    const options = { url: t.url('/echo/swan-required-options'), filePath, name: 'file' };
    delete options[key];
    const { kind, res } = await t.call('uploadFile', options);
    t.equal([kind, res], ['fail', { errMsg: '[jsNative Argument Error]' + key + ' is required.', errCode: 904 }], 'the result');
  }
  t.equal((await t.logged('/echo/swan-required-options')).length, 0, 'requests');
});
