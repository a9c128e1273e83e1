// The content type is multipart/form-data with a boundary, and a header of the script does not change it.
// clauses: TTG-UP-005
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const header of [undefined, { 'content-type': 'application/json' }, { 'Content-Type': 'text/plain' }]) {
    const echo = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file', header });
    const lines = JSON.parse(echo.res.data).headers.filter((pair) => pair[0].toLowerCase() === 'content-type');
    t.equal(lines.length, 1, 'lines of content-type with ' + JSON.stringify(header));
    t.match(lines[0][1], /^multipart\/form-data; ?boundary=.+$/, 'the content type with ' + JSON.stringify(header));
    const parsed = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file', header });
    t.equal(JSON.parse(parsed.res.data).parts.map((part) => part.text), ['hello'], 'the parts with ' + JSON.stringify(header));
  }
});
