// Before base library 2.10.2 no function returns a promise.
// clauses: WX-API-009
// platforms: wx
// evidence: documented
// host: base-library 2.10.1
check(async (t) => {
  t.equal(typeof t.api.showToast({ title: 'x' }), 'undefined', 'what is returned');
});
