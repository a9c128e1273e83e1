// With lazyCodeLoading the files of components run when a page that places them is opened.
// clauses: WX-APP-016
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["a/a","b/b"],"lazyCodeLoading":"requiredComponents"}
// file: a/a.js getApp().seen.push('a'); Page({});
// file: b/b.js getApp().seen.push('b'); Page({});
// file: b/b.json {"usingComponents":{"x-one":"/one/one"}}
// file: one/one.js getApp().seen.push('one'); Component({});
// needs: pages
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  t.equal(getApp().seen, ['a'], 'what runs at the start');
  await t.call('navigateTo', { url: '/b/b' });
  t.equal(getApp().seen, ['a', 'one', 'b'], 'what runs for the second page');
});
