// A compiled package defines modules by name; a factory gets require, module, exports, define, swan and getApp.
// clauses: SWAN-ENV-003
// platforms: swan
// evidence: observed
// alone: it requires files by their paths in a package of its own
const runs = [];
define('util/add', [], function (require, module, exports, ...more) {
  runs.push('add ' + [more[0] === define, more[1] === swan, more[2] === getApp]);
  module.exports = (a, b) => a + b;
});
define('pages/sum', ['util/add'], function (require, module, exports) {
  runs.push('sum');
  exports.sum = require('../util/add')(1, 2) + require('util/add')(3, 4);
});
check(async (t) => {
  t.equal(runs, [], 'what ran before it was required');
  t.equal(require('pages/sum').sum, 10, 'what a module exports');
  t.equal(require('./pages/sum.js').sum, 10, 'the same under a relative name');
  t.equal(runs, ['sum', 'add true,true,true'], 'what ran, once each');
});
