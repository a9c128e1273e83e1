// A module runs once; whoever requires it later gets the same exports.
// clauses: WX-ENV-010
// platforms: wx
// evidence: assumed
// file: counted.js exports.object = {}; const app = getApp(); app.runs = (app.runs || 0) + 1;
// file: util/other.js module.exports = require('../counted');
App({});
check(async (t) => {
  const first = require('./counted');
  t.ok(first === require('./counted.js') && first === require('./util/other'), 'the same exports');
  t.equal(getApp().runs, 1, 'how often it ran');
});
