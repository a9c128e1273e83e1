// Every key of formData is a part of text.
// clauses: WX-UP-004
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const given = { url: t.url('/upload'), filePath: await t.file('a.txt', 'x'), name: 'file' };
  const formData = { user: 'test', 名字: '值 &=?%', lines: 'a\r\nb', empty: '' };
  const { res } = await t.call('uploadFile', { ...given, formData });
  const texts = JSON.parse(res.data).parts.filter((part) => part.name !== 'file');
  t.equal(Object.fromEntries(texts.map((part) => [part.name, part.text])), formData, 'the fields at the server');
  t.equal(texts.map((part) => part.filename), [null, null, null, null], 'file names of fields');
});
