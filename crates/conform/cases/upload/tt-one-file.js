// One call uploads one file: a list of further ones does nothing.
// clauses: TTG-UP-018
// platforms: tt-gadget
// evidence: assumed
// needs: files upload
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('ttfile://user/a.txt', 'a');
  files.writeFileSync('ttfile://user/b.txt', 'b');
  const more = [{ name: 'more', filePath: 'ttfile://user/b.txt', uri: 'ttfile://user/b.txt' }];
  const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath: 'ttfile://user/a.txt', name: 'file', files: more });
  t.equal(JSON.parse(res.data).parts.map((part) => part.text), ['a'], 'the parts');
});
