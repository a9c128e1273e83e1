// In TTML loops, templates and included files place components as well.
// clauses: TTG-LIFE-001
// platforms: tt-gadget
// evidence: assumed
// project: app.js
// file: app.json {"pages":["a/a"]}
// file: a/a.json {"usingComponents":{"x-one":"/one/one"}}
// file: a/a.js Page({ data: { list: ['a', 'b'] } });
// file: a/a.ttml <import src="./t.ttml"/><x-one tt:for="{{list}}" tt:key="*this" name="{{item}}"/><template is="t" data="{{list}}"/><include src="./i.ttml"/>
// file: a/t.ttml <template name="t"><x-one name="{{list[1]}} in a template"/></template>
// file: a/i.ttml <x-one name="included"/>
// file: one/one.js Component({ properties: { name: String }, attached() { getApp().seen.push(this.data.name); } });
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  t.equal(getApp().seen, ['a', 'b', 'b in a template', 'included'], 'what is made');
});
