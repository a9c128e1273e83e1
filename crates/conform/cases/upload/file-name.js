// The file's own name is the last part of its path.
// clauses: WX-UP-003
// platforms: wx
// evidence: assumed
// needs: files upload
check(async (t) => {
  const filePath = await t.file('cat.png', 'x');
  const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
  t.equal(JSON.parse(res.data).parts.map((part) => part.filename), ['cat.png'], 'the file name at the server');
});
