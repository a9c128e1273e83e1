// What changes in the option object after the call has no effect.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: observed
// needs: files upload
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('bdfile://usr/a.txt', 'hello');
  const options = { url: t.url('/upload'), filePath: 'bdfile://usr/a.txt', name: 'file', formData: { a: '1' } };
  const ended = new Promise((success, fail) => {
    t.api.uploadFile(Object.assign(options, { success, fail }));
    options.formData.a = '2';
    options.name = 'other';
  });
  const { data } = await ended;
  t.equal(data.parts.map((part) => [part.name, part.text]), [['a', '1'], ['file', 'hello']], 'the parts');
});
