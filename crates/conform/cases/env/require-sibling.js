// A file beside is required with or without ./ and .js.
// clauses: WX-ENV-009
// platforms: wx
// evidence: documented
// file: common.js exports.name = 'common';
check(async (t) => {
  for (const path of ['common.js', './common.js', './common']) t.equal(require(path).name, 'common', path);
});
