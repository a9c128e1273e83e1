// In the developer tools there is URL.
// clauses: WX-ENV-004
// platforms: wx
// evidence: observed
// host: client devtools
check(async (t) => {
  t.equal(typeof URL, 'function', 'its type');
});
