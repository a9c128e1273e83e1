// Script finds the global object under the name `global`, and no `define`.
// clauses: TTG-LIFE-005
// platforms: tt-gadget
// evidence: observed
check((t) => {
  global.fromOneFile = 1;
  t.equal([typeof global, fromOneFile, typeof define], ['object', 1, 'undefined'], 'global, what is put into it, and define');
});
