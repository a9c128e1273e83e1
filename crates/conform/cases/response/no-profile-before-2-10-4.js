// Before base library 2.10.4 results have no profile.
// clauses: WX-REQ-055
// platforms: wx
// evidence: documented
// host: base-library 2.10.3
check(async (t) => {
  t.equal('profile' in (await t.get('/echo')), false, 'whether there is one');
});
