// The app is told of its first page and, as a text, of the way it was opened.
// clauses: SWAN-ENV-009
// platforms: swan
// evidence: assumed
// project: app.js
// file: app.json {"pages":["pages/a/a"]}
// file: pages/a/a.js Page({});
const told = {};
App({ onLaunch: (options) => (told.launch = options), onShow: (options) => (told.show = options) });
check(async (t) => {
  await t.wait(0);
  const of = ({ path, query, scene }) => [path, query, scene];
  for (const when of ['launch', 'show']) t.equal(of(told[when]), ['pages/a/a', {}, '11400009'], 'what it is told at ' + when);
});
