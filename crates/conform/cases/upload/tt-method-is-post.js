// An upload is a POST, whatever method the options name.
// clauses: TTG-UP-001
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const method of [undefined, 'PUT', 'GET']) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file', method });
    t.equal([kind, JSON.parse(res.data).method], ['success', 'POST'], 'the outcome and method with method ' + method);
  }
});
