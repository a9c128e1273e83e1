// On a desktop there is no `global`.
// clauses: WX-ENV-022
// platforms: wx
// evidence: observed
// host: client pc
check(async (t) => {
  t.equal(typeof global, 'undefined', 'the type of global');
});
