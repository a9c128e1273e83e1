// url, filePath or name of a wrong type, a number too, fails with 904, and nothing is sent.
// clauses: SWAN-UPL-003 SWAN-CB-009 SWAN-CB-013 SWAN-CB-019
// platforms: swan
// evidence: observed
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const key of ['url', 'filePath', 'name']) {
    for (const bad of [1234, {}, [], true]) {
      const options = { url: t.url('/echo/swan-options-of-wrong-type'), filePath, name: 'file', [key]: bad };
      const { kind, res } = await t.call('uploadFile', options);
      const expected = '[jsNative Argument Error]' + key + ' type error. must be "string"';
      t.equal([kind, res.errCode, res.errMsg], ['fail', 904, expected], 'the outcome with ' + JSON.stringify(bad));
    }
  }
  t.equal((await t.logged('/echo/swan-options-of-wrong-type')).length, 0, 'requests');
});
