// Headers of the script are sent with a download, but its referer is not.
// clauses: SWAN-DWN-003 SWAN-NET-001
// platforms: swan
// evidence: documented
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  t.equal((await t.call('downloadFile', { url: t.url('/echo') })).kind, 'success', 'the outcome without header');
  const header = { Referer: 'https://mine.example.test/', 'X-Own': 'one' };
  const { res } = await t.call('downloadFile', { url: t.url('/echo'), header });
  const echo = JSON.parse(files.readFileSync(res.tempFilePath, 'utf8'));
  t.equal(t.sent(echo, 'x-own'), 'one', 'the header');
  t.ok(!JSON.stringify(echo.headers).includes('mine.example.test'), 'the referer left out');
});
