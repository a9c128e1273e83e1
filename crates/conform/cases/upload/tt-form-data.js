// Entries of formData become text parts beside the file.
// clauses: TTG-UP-007
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const formData = { user: 'test', 标题: '你好\r\n&=', empty: '', count: 5 };
  const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file', formData });
  const parts = JSON.parse(res.data).parts;
  const fields = parts.filter((part) => part.filename === null).map((part) => [part.name, part.text]);
  t.equal(fields, [['user', 'test'], ['标题', '你好\r\n&='], ['empty', ''], ['count', '5']], 'the text parts');
  const held = parts.filter((part) => part.filename !== null).map((part) => [part.name, part.text]);
  t.equal(held, [['file', 'hello']], 'the file part');
});
