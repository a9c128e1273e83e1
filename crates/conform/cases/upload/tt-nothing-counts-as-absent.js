// header and formData that are "", undefined or null count as absent.
// clauses: TTG-UP-016 TTG-STD-012
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const nothing of ['', undefined, null]) {
    const options = { url: t.url('/upload'), filePath, name: 'file', header: nothing, formData: nothing };
    const { kind, res } = await t.call('uploadFile', options);
    t.equal(kind, 'success', 'the outcome with ' + JSON.stringify(nothing));
    t.equal(JSON.parse(res.data).parts.map((part) => part.name), ['file'], 'the parts with ' + JSON.stringify(nothing));
  }
});
