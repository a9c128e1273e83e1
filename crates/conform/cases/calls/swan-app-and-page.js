// getApp returns what was given to App, and Page registers for the current route.
// clauses: SWAN-ENV-011
// platforms: swan
// evidence: documented
const given = { globalData: { user: 'x' }, greet() { return 'hello ' + this.globalData.user; }, onLaunch() {} };
App(given);
Page({ data: { n: 1 }, onLoad() { this.loaded = true; } });
check(async (t) => {
  await t.wait(10);
  const app = getApp();
  t.ok(app.globalData === given.globalData, 'the same globalData');
  t.equal([app.greet(), typeof app.onLaunch], ['hello x', 'function'], 'the methods');
  const pages = getCurrentPages();
  t.equal([pages.length, pages[0].data, pages[0].loaded], [1, { n: 1 }, true], 'the pages');
  t.ok(typeof pages[0].route === 'string' && pages[0].route !== '', 'a route');
});
