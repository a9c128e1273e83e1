// In the developer tools USER_DATA_PATH is http://usr.
// clauses: WX-FS-004
// platforms: wx
// evidence: observed
// host: client devtools
check(async (t) => {
  t.equal(t.api.env.USER_DATA_PATH, 'http://usr', 'USER_DATA_PATH');
});
