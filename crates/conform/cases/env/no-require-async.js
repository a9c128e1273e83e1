// require has no form that loads later.
// clauses: TTG-LIFE-003 TTB-CFG-001 SWAN-ENV-006
// platforms: tt-gadget tt-block swan
// evidence: assumed
// file: util.js exports.who = 'util';
check(async (t) => {
  let called = false;
  t.equal(require('./util', () => { called = true; }).who, 'util', 'what require returns');
  await t.wait(10);
  t.equal([called, require.async], [false, undefined], 'whether the callback ran, and require.async');
});
