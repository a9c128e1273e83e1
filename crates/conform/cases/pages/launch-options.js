// The app is told of its first page and, as a number, of the way it was opened: from the list of recent programs.
// clauses: WX-APP-002 TTG-LIFE-001
// platforms: wx tt-gadget
// evidence: assumed
// project: app.js
// file: app.json {"pages":["pages/a/a","pages/b/b"],"entryPagePath":"pages/b/b"}
// file: pages/a/a.js Page({});
// file: pages/b/b.js Page({});
const told = {};
App({ onLaunch: (options) => (told.launch = options), onShow: (options) => (told.show = options) });
check(async (t) => {
  await t.wait(0);
  const of = ({ path, query, scene }) => [path, query, scene];
  for (const when of ['launch', 'show']) t.equal(of(told[when]), ['pages/b/b', {}, 1001], 'what it is told at ' + when);
  t.equal(of(t.api.getLaunchOptionsSync()), ['pages/b/b', {}, 1001], 'what getLaunchOptionsSync tells');
});
