// require with a callback, and require.async, load files of other packages later; there is one copy of each file.
// clauses: WX-ENV-016
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"subPackages":[{"root":"more","pages":["b/b"]}]}
// file: pages/a/a.js Page({});
// file: more/b/b.js Page({});
// file: more/util.js exports.who = 'more';
check(async (t) => {
  const order = [];
  const called = new Promise((resolve) => {
    const returned = require('./more/util', (util) => { order.push('callback'); resolve(util); });
    order.push('after require ' + typeof returned);
  });
  const util = await called;
  t.equal([util.who, order], ['more', ['after require undefined', 'callback']], 'the exports, and the order');
  t.ok((await require.async('./more/util.js')) === util, 'that require.async gives the same');
});
