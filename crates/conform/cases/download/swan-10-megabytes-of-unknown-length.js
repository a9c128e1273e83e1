// An answer that does not say how long it is fails when it is over 10 MB.
// clauses: SWAN-DWN-009
// platforms: swan
// evidence: assumed
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/chunked/10486760?size=100000') });
  t.equal([kind, res.errCode], ['fail', 1001], 'the outcome and errCode');
});
