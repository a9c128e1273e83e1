// On iOS an answer without Content-Length fails with 1002.
// clauses: SWAN-DWN-011 SWAN-ERR-005
// platforms: swan
// evidence: documented
// host: client ios
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/chunked/1000') });
  t.equal([kind, res.errCode], ['fail', 1002], 'the outcome and errCode');
  const known = await t.call('downloadFile', { url: t.url('/bytes/1000') });
  t.equal(known.kind, 'success', 'the outcome with Content-Length');
});
