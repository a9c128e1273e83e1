// Exports that are falsy are returned as they are.
// clauses: WX-ENV-012
// platforms: wx
// evidence: documented
// file: zero.js module.exports = 0;
// file: empty.js module.exports = '';
// file: no.js module.exports = false;
// file: null.js module.exports = null;
// file: undefined.js module.exports = undefined;
check(async (t) => {
  t.ok(require('./zero') === 0, 'the number');
  t.ok(require('./empty') === '', 'the string');
  t.ok(require('./no') === false, 'the boolean');
  t.ok(require('./null') === null, 'null');
  t.ok(require('./undefined') === undefined, 'undefined');
});
