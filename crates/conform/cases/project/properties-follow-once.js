// A property is given anew when its owner changes it, and not whenever the owner changes something else; one set to the object that it is has not changed.
// clauses: WX-APP-016
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"usingComponents":{"x-one":"/one/one"}}
// file: pages/a/a.js Page({ data: { of: { n: 1 }, times: 0 }, heard() { this.setData({ times: this.data.times + 1 }); } });
// file: pages/a/a.wxml <x-one id="one" of="{{of}}" bind:heard="heard"/>
// file: one/one.js Component({ properties: { of: { type: Object, observer(of) { this.triggerEvent('heard'); this.setData({ of }); } } } });
App({});
check(async (t) => {
  await t.wait(0);
  const [page] = getCurrentPages();
  const one = page.selectComponent('#one');
  t.equal(page.data.times, 1, 'how often it is given at the beginning');
  one.setData({ of: { n: 'own' } });
  page.setData({ other: 1 });
  t.equal([one.data.of.n, page.data.times], ['own', 2], 'what the component made of it');
  page.setData({ 'of.n': 2 });
  t.equal([one.data.of.n, page.data.times], [2, 3], 'what the owner makes of it');
});
