// USER_DATA_PATH came with base library 1.7.0.
// clauses: WX-FS-004
// platforms: wx
// evidence: documented
// host: base-library 1.7.0
check(async (t) => {
  t.equal(typeof (t.api.env && t.api.env.USER_DATA_PATH), 'string', 'the type of USER_DATA_PATH');
});
