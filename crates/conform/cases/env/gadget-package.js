// A gadget finds packages that were built for it, from the nearest folder up; a path may begin at the root.
// clauses: TTG-LIFE-006
// platforms: tt-gadget
// evidence: observed
// file: miniprogram_npm/lib/index.js module.exports = 'lib';
// file: a/b.js module.exports = require('lib') + require('/c');
// file: c.js module.exports = 'c';
check(async (t) => {
  t.equal(require('lib'), 'lib', 'a package');
  t.equal(require('./a/b'), 'libc', 'a package from a folder');
});
