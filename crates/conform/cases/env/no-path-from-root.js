// A path that begins with `/` does not lead to the root; .js may be left off a relative one.
// clauses: WX-ENV-008
// platforms: wx
// evidence: documented
// file: util/a.js exports.name = 'a';
// file: pages/b.js exports.name = () => require('/util/a').name;
check(async (t) => {
  t.equal([require('./util/a').name, require('./util/a.js').name], ['a', 'a'], 'a relative path');
  let found = 'nothing';
  try {
    found = require('./pages/b').name();
  } catch (error) {
    // As it should be.
  }
  t.equal(found, 'nothing', 'what is found');
});
