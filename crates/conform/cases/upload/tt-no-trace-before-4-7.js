// Before Feishu 4.7 a failing upload has no trace.
// clauses: TTG-UP-013
// platforms: tt-gadget
// evidence: documented
// host: base-library 4.6.0
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const { kind, res } = await t.call('uploadFile', { url: t.url('/cut'), filePath, name: 'file' });
  t.equal(kind, 'fail', 'the outcome');
  t.ok(!('trace' in res), 'the absence of trace');
});
