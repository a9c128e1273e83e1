// Before 2.11.2 there is no require.async, and require takes no callback.
// clauses: WX-ENV-016
// platforms: wx
// evidence: documented
// host: base-library 2.11.1
// file: util.js exports.who = 'util';
check(async (t) => {
  let called = false;
  t.equal(require('./util', () => { called = true; }).who, 'util', 'what require returns');
  await t.wait(10);
  t.equal([called, require.async], [false, undefined], 'whether the callback ran, and require.async');
});
