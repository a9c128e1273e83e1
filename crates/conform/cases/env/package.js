// A package is required by its name from the nearest miniprogram_npm, upwards from the file that requires it.
// clauses: WX-ENV-008
// platforms: wx
// evidence: documented
// file: miniprogram_npm/lib/index.js exports.from = 'root'; exports.other = require('other').name;
// file: miniprogram_npm/lib/util/deep.js exports.name = 'deep';
// file: miniprogram_npm/other/index.js exports.name = 'other';
// file: sub/miniprogram_npm/lib/index.js exports.from = 'sub';
// file: sub/page/page.js module.exports = [require('lib').from, require('other').name];
check(async (t) => {
  t.equal([require('lib').from, require('lib').other], ['root', 'other'], 'a package');
  t.equal(require('lib/util/deep').name, 'deep', 'a file of a package');
  t.equal(require('./sub/page/page'), ['sub', 'other'], 'what a file further down gets');
});
