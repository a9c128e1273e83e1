// NaN in formData is null before it becomes text.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: assumed
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const formData = { n: NaN, x: '1' };
  const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file', formData });
  const fields = res.data.parts.filter((part) => part.name === 'n').map((part) => part.text);
  t.ok(['[]', '[""]', '["null"]'].includes(JSON.stringify(fields)), 'no field, an empty one or "null" rather than ' + JSON.stringify(fields));
});
