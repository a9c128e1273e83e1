// A header that is no object fails the upload with 904.
// clauses: SWAN-UPL-005 SWAN-CB-009
// platforms: swan
// evidence: observed
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const header of ['x', 5, true]) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file', header });
    const expected = '[jsNative Argument Error]header type error. must be "object"';
    t.equal([kind, res.errCode, res.errMsg], ['fail', 904, expected], 'the outcome with ' + JSON.stringify(header));
  }
});
