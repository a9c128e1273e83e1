// A formData that is no object fails the upload with 904.
// clauses: SWAN-UPL-006 SWAN-CB-009
// platforms: swan
// evidence: observed
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const formData of [1234, 'x', true]) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file', formData });
    const expected = '[jsNative Argument Error]formData type error. must be "object"';
    t.equal([kind, res.errCode, res.errMsg], ['fail', 904, expected], 'the outcome with ' + JSON.stringify(formData));
  }
});
