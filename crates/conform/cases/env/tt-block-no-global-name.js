// Script finds neither the name `global`, nor `define`: libraries that ask for it find `module`.
// clauses: TTB-REQ-002
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  t.equal([typeof global, typeof define, typeof module], ['undefined', 'undefined', 'object'], 'the types of the names');
});
