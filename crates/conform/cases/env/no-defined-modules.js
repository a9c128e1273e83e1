// There is no `define`: the wrappers of libraries that ask for it find `module`.
// clauses: WX-ENV-001
// platforms: wx
// evidence: documented
check(async (t) => {
  t.equal([typeof define, typeof module], ['undefined', 'object'], 'the types of define and module');
});
