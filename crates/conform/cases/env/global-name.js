// On phones script finds the global object under the name `global`, which is not dependable everywhere.
// clauses: WX-ENV-022
// platforms: wx
// evidence: observed
check(async (t) => {
  global.fromOneFile = 1;
  t.equal([typeof global, fromOneFile], ['object', 1], 'global, and what is put into it');
});
