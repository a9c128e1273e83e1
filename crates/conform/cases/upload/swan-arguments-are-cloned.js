// formData is cloned as JSON first: undefined and functions vanish, a date is ISO text.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: observed
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const formData = { a: undefined, f: () => 1, d: new Date(0), x: '1' };
  const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file', formData });
  const fields = res.data.parts.filter((part) => part.name !== 'file').map((part) => [part.name, part.text]);
  t.equal(fields, [['d', '1970-01-01T00:00:00.000Z'], ['x', '1']], 'the text parts');
});
