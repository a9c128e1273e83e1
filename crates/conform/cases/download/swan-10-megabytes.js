// A download may have 10 MB; over it Android fails with 1001 and a text that says so.
// clauses: SWAN-DWN-009 SWAN-ERR-005
// platforms: swan
// evidence: documented
// needs: files download
// alone: it fills the room for temporary files
check(async (t) => {
  const over = await t.call('downloadFile', { url: t.url('/bytes/10485761') });
  t.equal([over.kind, over.res.errCode], ['fail', 1001], 'the outcome and errCode of one byte more');
  t.ok(over.res.errMsg.includes('download file failed because file size exceeds limit'), 'the text in ' + over.res.errMsg);
  const fits = await t.call('downloadFile', { url: t.url('/bytes/10485760') });
  t.equal(fits.kind, 'success', 'the outcome of 10 MB');
  t.equal(t.api.getFileSystemManager().statSync(fits.res.tempFilePath).size, 10485760, 'the size');
});
