// A content-type that is set by hand has no boundary, so that the server cannot read the form.
// clauses: WX-UP-007
// platforms: wx
// evidence: observed
// needs: files upload
check(async (t) => {
  const given = { url: t.url('/upload'), filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { kind, res } = await t.call('uploadFile', { ...given, header: { 'content-type': 'multipart/form-data' } });
  t.equal([kind, res.statusCode], ['success', 415], 'what the server says');
});
