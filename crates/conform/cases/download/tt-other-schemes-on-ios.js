// On iOS the message for a URL of another scheme is the system's.
// clauses: TTG-DL-013 TTG-ERR-011
// platforms: tt-gadget
// evidence: observed
// host: client ios
// host: no-domains
// needs: download
check(async (t) => {
  const { res } = await t.call('downloadFile', { url: 'ftp://api.example.test/a' });
  t.equal(res.errMsg, 'downloadFile:fail 不支持的URL', 'errMsg');
});
