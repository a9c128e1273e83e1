// What cannot be loaded is told with its path: to the second callback of require, and by the promise of require.async.
// clauses: WX-ENV-016
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"]}
// file: pages/a/a.js Page({});
check(async (t) => {
  const told = await new Promise((resolve) => require('./more/none', () => resolve('loaded'), resolve));
  t.equal([told.mod, typeof told.errMsg], ['./more/none', 'string'], 'what the callback is told');
  const { mod, errMsg } = await require.async('./more/none').catch((reason) => reason);
  t.equal([mod, typeof errMsg], ['./more/none', 'string'], 'what the promise is rejected with');
});
