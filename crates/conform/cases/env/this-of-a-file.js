// In a strict file, as the tools make them, and in an ES module `this` at the top is undefined.
// clauses: WX-ENV-015
// platforms: wx
// evidence: observed
// file: strict.js 'use strict'; exports.top = typeof this;
// file: module.js export const top = typeof this;
check(async (t) => {
  t.equal(require('./strict').top, 'undefined', 'its type in a strict file');
  t.equal(require('./module').top, 'undefined', 'its type in an ES module');
});
