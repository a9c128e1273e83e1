// Before 3.160.12 onInit is a method like any other.
// clauses: SWAN-ENV-014
// platforms: swan
// evidence: documented
// host: base-library 3.160.11
// project: app.js
// file: app.json {"pages":["a/a"]}
// file: a/a.js Page({ onInit() { getApp().seen.push('init'); }, onLoad() { getApp().seen.push('load'); } });
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  t.equal(getApp().seen, ['load'], 'what runs');
});
