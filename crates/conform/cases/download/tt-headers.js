// Headers of the script are sent with a download, but its referer is not.
// clauses: TTG-DL-003 TTG-REQ-024
// platforms: tt-gadget
// evidence: documented
// needs: files download
check(async (t) => {
  const header = { Referer: 'https://mine.example.test/', 'X-Own': 'one' };
  const { res } = await t.call('downloadFile', { url: t.url('/echo'), header });
  const echo = JSON.parse(t.api.getFileSystemManager().readFileSync(res.tempFilePath, 'utf8'));
  t.equal(t.sent(echo, 'x-own'), 'one', 'the header');
  t.ok(!JSON.stringify(echo.headers).includes('mine.example.test'), 'the referer left out');
});
