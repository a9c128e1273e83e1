// An upload is an https POST of a multipart form with the file.
// clauses: SWAN-UPL-001 SWAN-UPL-004
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const echo = (await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file' })).res.data;
  t.equal([echo.method, echo.scheme], ['POST', 'https'], 'method and scheme');
  t.match(t.sent(echo, 'content-type'), /^multipart\/form-data; ?boundary=.+$/, 'the content type');
  for (const name of ['photo', '照片']) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name });
    t.equal(kind, 'success', 'the outcome');
    t.equal(res.data.parts.map((part) => [part.name, part.text]), [[name, 'hello']], 'the parts');
  }
});
