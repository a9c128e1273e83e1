// The template of a page, in WXML, places components, under a condition with wx:if.
// clauses: WX-ENV-001 WX-APP-016
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"usingComponents":{"x-one":"/one/one"}}
// file: pages/a/a.js Page({ data: { shown: false } });
// file: pages/a/a.wxml <view><x-one name="first" /><x-one wx:if="{{shown}}" name="second" /></view>
// file: one/one.js Component({ properties: { name: String }, attached() { getApp().attached.push(this.data.name); } });
App({ attached: [] });
check(async (t) => {
  await t.wait(0);
  const [page] = getCurrentPages();
  t.equal(getApp().attached, ['first'], 'what is there at the beginning');
  page.setData({ shown: true });
  t.equal(getApp().attached, ['first', 'second'], 'what is there under the condition');
});
