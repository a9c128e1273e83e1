// On phones USER_DATA_PATH is wxfile://usr.
// clauses: WX-FS-004
// platforms: wx
// evidence: observed
check(async (t) => {
  t.equal(t.api.env.USER_DATA_PATH, 'wxfile://usr', 'USER_DATA_PATH');
});
