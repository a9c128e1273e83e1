// A temporary file can be uploaded under the path that a download gave.
// clauses: TTG-UP-003 TTG-FS-001
// platforms: tt-gadget
// evidence: documented
// needs: upload download
check(async (t) => {
  const { res } = await t.call('downloadFile', { url: t.url('/bytes/1000') });
  const sent = await t.call('uploadFile', { url: t.url('/upload'), filePath: res.tempFilePath, name: 'file' });
  t.equal(sent.kind, 'success', 'the outcome');
  const [part] = JSON.parse(sent.res.data).parts;
  t.equal([part.size, part.sha256], [1000, '1e9bc38cbf860b9ec31918b065f9b52476c549a782e0e7990bed8ce3868d2371'], 'size and digest');
});
