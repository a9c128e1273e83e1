// In .swan files loops have a form of their own, and templates are given objects.
// clauses: SWAN-ENV-018
// platforms: swan
// evidence: documented
// project: app.js
// file: app.json {"pages":["a/a"],"usingComponents":{"x-one":"/one/one"}}
// file: a/a.js Page({ data: { list: [{ id: 1 }, { id: 2 }], name: 'n' } });
// file: a/a.swan <import src="./t.swan"/><x-one s-for="one, i in list trackBy one.id" name="{{one.id}} {{i}}"/><template is="t" data="{{{name, more: list[0].id}}}"/><x-one s-if="list.length > 2"/><x-one s-else name="{=name=}"/>
// file: a/t.swan <template name="t"><x-one name="{{name}} {{more}}"/></template>
// file: one/one.js Component({ properties: { name: String }, attached() { getApp().seen.push(this.data.name); } });
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  t.equal(getApp().seen, ['1 0', '2 1', 'n 1', 'n'], 'what is made');
});
