// Before base library 1.7.0 there is no USER_DATA_PATH.
// clauses: WX-FS-004
// platforms: wx
// evidence: documented
// host: base-library 1.6.9
check(async (t) => {
  t.equal(typeof (t.api.env && t.api.env.USER_DATA_PATH), 'undefined', 'the type of USER_DATA_PATH');
});
