// A file without an extension is uploaded under its name.
// clauses: WX-UP-014
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = await t.file('README', 'hello');
  const { kind, res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
  t.equal([kind, res.statusCode], ['success', 200], 'the result');
  const parts = JSON.parse(res.data).parts.map(({ filename, text }) => [filename, text]);
  t.equal(parts, [['README', 'hello']], 'the file at the server');
});
