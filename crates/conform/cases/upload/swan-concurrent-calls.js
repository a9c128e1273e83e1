// Uploads that run together each get their own result.
// clauses: SWAN-CB-017
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const calls = ['a', 'b', 'c'].map((name) => {
    files.writeFileSync('bdfile://usr/' + name, name);
    return t.call('uploadFile', { url: t.url('/upload'), filePath: 'bdfile://usr/' + name, name });
  });
  const parts = (await Promise.all(calls)).map(({ res }) => res.data.parts.map((part) => [part.name, part.text]));
  t.equal(parts, [[['a', 'a']], [['b', 'b']], [['c', 'c']]], 'the parts');
});
