// Results of downloads have a profile from base library 2.10.4 on.
// clauses: WX-DL-005
// platforms: wx
// evidence: documented
// host: base-library 2.10.4
// needs: download
check(async (t) => {
  const { kind, res } = await t.call('downloadFile', { url: t.url('/bytes/10') });
  t.equal([kind, 'profile' in res], ['success', true], 'the outcome and whether there is one');
});
