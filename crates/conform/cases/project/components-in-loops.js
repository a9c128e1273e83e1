// Components are made for each item of a loop, follow the list by their keys, and leave with their items.
// clauses: WX-APP-016
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"usingComponents":{"x-one":"/one/one"}}
// file: pages/a/a.js Page({ data: { list: [{ id: 1, in: ['a'] }, { id: 2, in: ['b', 'c'] }], n: 2, text: 'z' } });
// file: pages/a/a.wxml <block wx:for="{{list}}" wx:key="id"><view wx:for="{{item.in}}" wx:for-item="x" wx:for-index="i"><x-one data-i="{{i}}" name="{{item.id + x}} of {{list.length}}"/></view></block><x-one wx:for="{{n}}" name="{{item * 2 > 1 ? text : 'none'}}"/>
// file: one/one.js Component({ properties: { name: String }, lifetimes: { attached() { getApp().seen.push('+' + this.data.name + this.dataset.i); }, detached() { getApp().seen.push('-' + this.data.name); } } });
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  const [page] = getCurrentPages();
  const seen = () => getApp().seen.splice(0);
  t.equal(seen(), ['+1a of 20', '+2b of 20', '+2c of 21', '+noneundefined', '+zundefined'], 'what is made');
  page.setData({ list: [{ id: 3, in: ['d'] }, { id: 2, in: ['b', 'c'] }] });
  t.equal(seen(), ['-1a of 2', '+3d of 20'], 'an item in the place of another');
  page.setData({ n: 0, 'list[1].in': [] });
  t.equal(seen(), ['-2b of 2', '-2c of 2', '-none', '-z'], 'what leaves');
});
