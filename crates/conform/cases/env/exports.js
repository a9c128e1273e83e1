// exports is the object that module.exports is at first.
// clauses: WX-ENV-013
// platforms: wx
// evidence: documented
// file: same.js exports.same = exports === module.exports;
check(async (t) => {
  t.equal(require('./same').same, true, 'whether they are the same');
});
