// Over 10 MB iOS fails with 1001.
// clauses: SWAN-DWN-009 SWAN-ERR-005
// platforms: swan
// evidence: documented
// host: client ios
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/bytes/10485761') });
  t.equal([kind, res.errCode], ['fail', 1001], 'the outcome and errCode');
});
