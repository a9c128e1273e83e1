// Results have a profile from base library 2.10.4 on.
// clauses: WX-REQ-055
// platforms: wx
// evidence: documented
// host: base-library 2.10.4
check(async (t) => {
  t.equal('profile' in (await t.get('/echo')), true, 'whether there is one');
});
