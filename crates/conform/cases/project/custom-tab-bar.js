// Each page of a custom tab bar has an instance of it; other pages have none.
// clauses: WX-APP-014
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["a/a","b/b","c/c"],"tabBar":{"custom":true,"list":[{"pagePath":"a/a"},{"pagePath":"b/b"}]},"usingComponents":{"x-one":"/one/one"}}
// file: a/a.js Page({ onShow() { this.getTabBar().select(0); } });
// file: a/a.wxml <x-one/>
// file: b/b.js Page({ onShow() { this.getTabBar().select(1); } });
// file: c/c.js Page({});
// file: custom-tab-bar/index.js Component({ data: { at: -1 }, attached() { getApp().seen.push('bar'); }, methods: { select(at) { this.setData({ at }); } } });
// file: one/one.js Component({});
// needs: pages
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  const [a] = getCurrentPages();
  await t.call('switchTab', { url: '/b/b' });
  const [b] = getCurrentPages();
  t.equal([a, b].map((page) => page.getTabBar().data.at), [0, 1], 'what each shows');
  t.equal([a.getTabBar() === b.getTabBar(), getApp().seen.length], [false, 2], 'that each has its own');
  t.equal(a.selectComponent('x-one').getTabBar() === a.getTabBar(), true, 'that of a component');
  await t.call('navigateTo', { url: '/c/c' });
  t.equal(getCurrentPages()[1].getTabBar(), null, 'that of another page');
});
