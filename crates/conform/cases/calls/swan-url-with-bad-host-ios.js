// On iOS a URL that is none fails with errCode 4.
// clauses: SWAN-ERR-003
// platforms: swan
// evidence: documented
// host: client ios
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://[bad/' });
  t.equal([kind, Number(res.errCode)], ['fail', 4], 'the outcome and errCode');
});
