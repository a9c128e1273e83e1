// The template of a page, in .swan, places components, under a condition with s-if.
// clauses: SWAN-ENV-001 SWAN-ENV-018
// platforms: swan
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"usingComponents":{"x-one":"/one/one"}}
// file: pages/a/a.js Page({ data: { shown: false } });
// file: pages/a/a.swan <view><x-one name="first" /><x-one s-if="shown" name="second" /></view>
// file: one/one.js Component({ properties: { name: String }, attached() { getApp().attached.push(this.data.name); } });
App({ attached: [] });
check(async (t) => {
  await t.wait(0);
  const [page] = getCurrentPages();
  t.equal(getApp().attached, ['first'], 'what is there at the beginning');
  page.setData({ shown: true });
  t.equal(getApp().attached, ['first', 'second'], 'what is there under the condition');
});
