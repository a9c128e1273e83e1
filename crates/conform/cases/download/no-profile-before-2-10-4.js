// Before base library 2.10.4 results of downloads have no profile.
// clauses: WX-DL-005
// platforms: wx
// evidence: documented
// host: base-library 2.10.3
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/bytes/10') });
  t.equal([kind, 'profile' in res], ['success', false], 'the outcome and whether there is one');
});
