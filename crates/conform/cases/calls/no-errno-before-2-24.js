// Before base library 2.24.0 a failed request carries no errno.
// clauses: WX-API-017
// platforms: wx
// evidence: documented
// host: base-library 2.23.4
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://unlisted.example.test/' });
  t.equal([kind, 'errno' in res], ['fail', false], 'the outcome, and whether there is an errno');
});
