// onPageNotFound hears what the app hears, unless it is taken away.
// clauses: WX-APP-005 SWAN-CB-001
// platforms: wx swan
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"entryPagePath":"pages/none/none"}
// file: pages/a/a.js Page({});
const heard = [];
const note = (name) => (what) => heard.push(name + ' ' + what.path);
const taken = note('taken away');
const api = CASE.namespace === 'wx' ? wx : swan;
App({ onPageNotFound: note('app') });
api.onPageNotFound(note('listener'));
api.onPageNotFound(taken);
api.offPageNotFound(taken);
check(async (t) => {
  await t.wait(0);
  t.equal(heard, ['app pages/none/none', 'listener pages/none/none'], 'who heard');
});
