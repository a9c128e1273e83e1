// More than the fifty megabytes of former times can be downloaded.
// clauses: WX-DL-008
// platforms: wx
// evidence: documented
// host: skip-url-check
// needs: files download
check(async (t) => {
  const length = 51 * 1024 * 1024;
  const { kind, res } = await t.call('downloadFile', { url: t.plain('/bytes/' + length) });
  t.equal(kind, 'success', 'the outcome');
  t.equal((await t.fs('stat', { path: res.tempFilePath })).res.stats.size, length, 'the size of the file');
});
