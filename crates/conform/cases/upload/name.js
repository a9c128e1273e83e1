// The option name is the name of the file's part.
// clauses: WX-UP-003
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = await t.file('a.txt', 'x');
  for (const name of ['file', 'picture[]', '图片']) {
    const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name });
    t.equal(JSON.parse(res.data).parts.map((part) => part.name), [name], 'the names at the server');
  }
});
