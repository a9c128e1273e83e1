// `name` is the name of the form field that holds the file.
// clauses: TTG-UP-004
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const name of ['photo', '照片', 'a b[0]']) {
    const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name });
    const parts = JSON.parse(res.data).parts;
    t.equal(parts.map((part) => [part.name, part.text]), [[name, 'hello']], 'the parts');
  }
});
