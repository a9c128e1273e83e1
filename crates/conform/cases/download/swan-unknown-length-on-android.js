// On Android an answer without Content-Length is stored.
// clauses: SWAN-DWN-011
// platforms: swan
// evidence: documented
// host: client android
// needs: files download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/chunked/1000') });
  t.equal(kind, 'success', 'the outcome');
  t.equal(t.api.getFileSystemManager().statSync(res.tempFilePath).size, 1000, 'the size');
});
