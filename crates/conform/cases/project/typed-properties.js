// A property of a component takes what a template or setData gives it as its type.
// clauses: WX-APP-021
// platforms: wx
// evidence: observed
// project: app.js
// file: app.json {"pages":["a/a"],"usingComponents":{"x-one":"/one/one"}}
// file: a/a.js Page({ data: { n: 330302, t: '12', o: { a: 1 } } });
// file: a/a.wxml <x-one text="{{n}}" number="{{t}}" flag="{{n}}" list="{{n}}" object="{{n}}" any="{{missing}}" either="{{n}}"/><x-one text="{{missing}}" number="{{missing}}" flag list="{{missing}}" object="{{o}}" any="{{n}}" either="{{o}}"/>
// file: one/one.js Component({ properties: { text: String, number: Number, flag: Boolean, list: Array, object: Object, any: null, either: { type: String, optionalTypes: [Number] } }, attached() { getApp().seen.push(this); } });
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  const [one, other] = getApp().seen;
  const names = ['text', 'number', 'flag', 'list', 'object', 'any', 'either'];
  const values = (instance) => names.map((name) => instance.data[name]);
  t.equal(values(one), ['330302', 12, true, [], null, null, 330302], 'values of other types');
  t.equal(values(other), ['', 0, true, [], { a: 1 }, 330302, '[object Object]'], 'values that are missing, and fit');
  one.setData({ text: 5, number: 'x' });
  t.equal(values(one).slice(0, 2), ['5', 0], 'values from setData');
});
