// Packages that were not built are not found.
// clauses: WX-ENV-021
// platforms: wx
// evidence: documented
// file: node_modules/lib/index.js exports.name = 'lib';
check(async (t) => {
  let thrown;
  try {
    require('lib');
  } catch (error) {
    thrown = error;
  }
  t.match(thrown.message, /lib/, 'what is thrown');
});
