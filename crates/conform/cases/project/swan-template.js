// The template of a page, in .swan, places components, under a condition with s-if. Its scripts export an object as default.
// clauses: SWAN-ENV-001 SWAN-ENV-018
// platforms: swan
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"usingComponents":{"x-one":"/one/one"}}
// file: pages/a/a.js Page({ data: { shown: false } });
// file: pages/a/a.swan <view><x-one name="first" /><x-one s-if="shown" name="second" /><x-one s-if="{{m.is(shown, false)}}" name="{{f.big('third')}}" /></view><filter module="f">export default { big: (text) => text.toUpperCase() };</filter><import-sjs module="m" src="../../m.sjs" />
// file: m.sjs import { same } from './same.sjs'; export default { is: (a, b) => same(a, b) };
// file: same.sjs export const same = (a, b) => a === b;
// file: one/one.js Component({ properties: { name: String }, attached() { getApp().attached.push(this.data.name); } });
App({ attached: [] });
check(async (t) => {
  await t.wait(0);
  const [page] = getCurrentPages();
  t.equal(getApp().attached, ['first', 'THIRD'], 'what is there at the beginning');
  page.setData({ shown: true });
  t.equal(getApp().attached, ['first', 'THIRD', 'second'], 'what is there under the condition');
});
