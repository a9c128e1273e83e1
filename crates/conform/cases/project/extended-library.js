// Components of a library that the platform adds need no files in the package.
// clauses: WX-APP-020
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["a/a"],"useExtendedLib":{"weui":true},"usingComponents":{"mp-cell":"weui-miniprogram/cell/cell"}}
// file: a/a.js Page({ onLoad() { getApp().loaded = true; } });
// file: a/a.wxml <mp-cell />
App({});
check(async (t) => {
  await t.wait(0);
  t.equal(getApp().loaded, true, 'that the page is loaded');
});
