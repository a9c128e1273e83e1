// Modules may require each other; one sees what the other has exported so far.
// clauses: WX-ENV-011
// platforms: wx
// evidence: documented
// file: a.js exports.early = 1; exports.seen = require('./b').seen; exports.late = 2;
// file: b.js const a = require('./a'); exports.seen = [a.early, typeof a.late];
check(async (t) => {
  const { early, seen, late } = require('./a');
  t.equal([early, seen, late], [1, [1, 'undefined'], 2], 'the exports');
});
