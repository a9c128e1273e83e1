// A content-type in the header does not break the form.
// clauses: SWAN-UPL-007
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const name of ['content-type', 'Content-Type']) {
    const header = { [name]: 'application/json' };
    const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file', header });
    t.equal([res.statusCode, res.data.parts.map((part) => part.text)], [200, ['hello']], 'what the server read');
  }
});
