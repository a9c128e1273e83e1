// Entries of formData become text parts beside the file.
// clauses: SWAN-UPL-006
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const formData = { user: 'test', 标题: '你好\r\n&=' };
  const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file', formData });
  const fields = res.data.parts.filter((part) => part.name !== 'file').map((part) => [part.name, part.text]);
  t.equal(fields, [['user', 'test'], ['标题', '你好\r\n&=']], 'the text parts');
  t.equal(res.data.parts.filter((part) => part.name === 'file').map((part) => part.text), ['hello'], 'the file part');
});
