// A path that begins with `/` is one from the root, in whatever folder the file is; .js may be left off.
// clauses: WX-ENV-008
// platforms: wx
// evidence: observed
// file: util/a.js exports.name = 'a';
// file: pages/b.js exports.name = () => require('/util/a').name;
check(async (t) => {
  t.equal([require('./util/a').name, require('./util/a.js').name], ['a', 'a'], 'a relative path');
  t.equal(require('./pages/b').name(), 'a', 'a path from the root');
});
