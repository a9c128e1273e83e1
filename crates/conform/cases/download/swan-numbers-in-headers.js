// Numbers in the header of a download are sent as text.
// clauses: SWAN-CB-013 SWAN-DWN-003
// platforms: swan
// evidence: observed
// needs: files download
check(async (t) => {
  const { res } = await t.call('downloadFile', { url: t.url('/echo'), header: { 'X-Own': 5 } });
  const echo = JSON.parse(t.api.getFileSystemManager().readFileSync(res.tempFilePath, 'utf8'));
  t.equal(t.sent(echo, 'x-own'), '5', 'the header');
});
