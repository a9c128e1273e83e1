// Before base library 2.10.0 a success has no cookies.
// clauses: WX-REQ-055
// platforms: wx
// evidence: documented
// host: base-library 2.9.5
check(async (t) => {
  const res = await t.get('/cookies?set=a=1');
  t.equal('cookies' in res, false, 'whether there are cookies');
  t.equal('header' in res, true, 'whether there is header');
});
