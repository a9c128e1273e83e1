// A value of another type in formData becomes the text of Object.prototype.toString.
// clauses: WX-UP-005
// platforms: wx
// evidence: assumed
// needs: files upload
check(async (t) => {
  const given = { url: t.url('/upload'), filePath: await t.file('a.txt', 'x'), name: 'file' };
  const formData = { u: undefined, n: null, b: true, l: [1], o: { a: 1 } };
  const { res } = await t.call('uploadFile', { ...given, formData });
  const texts = JSON.parse(res.data).parts.filter((part) => part.name !== 'file');
  const tags = [['u', 'Undefined'], ['n', 'Null'], ['b', 'Boolean'], ['l', 'Array'], ['o', 'Object']];
  const expected = tags.map(([name, tag]) => [name, `[object ${tag}]`]);
  t.equal(texts.map((part) => [part.name, part.text]), expected, 'the fields at the server');
});
