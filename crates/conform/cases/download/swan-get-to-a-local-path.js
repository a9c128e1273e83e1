// A download is a GET, and gives a local path where the body is.
// clauses: SWAN-DWN-001 SWAN-FILE-001 SWAN-FILE-003
// platforms: swan
// evidence: documented
// needs: files download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/echo'), method: 'POST' });
  t.equal(kind, 'success', 'the outcome');
  t.match(res.tempFilePath, /^bdfile:\/\/tmp/, 'tempFilePath');
  const echo = JSON.parse(t.api.getFileSystemManager().readFileSync(res.tempFilePath, 'utf8'));
  t.equal([echo.method, echo.length], ['GET', 0], 'method and length');
});
