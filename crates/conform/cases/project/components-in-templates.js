// Components stand in named templates and included files; a template is given data of its own.
// clauses: WX-APP-016
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"usingComponents":{"x-one":"/one/one"}}
// file: pages/a/a.js Page({ data: { a: 'x', which: 'even', item: { b: 'y' } } });
// file: pages/a/a.wxml <import src="t.wxml"/><template is="{{which}}" data="{{a, b: a + 1, ...item}}"/><include src="/i"/>
// file: pages/a/t.wxml <template name="odd"><x-one name="odd {{a}} {{b}}"/></template><template name="even"><x-one name="even {{a}} {{b}} {{which}}"/><template is="odd" data="{{a}}"/></template>
// file: i.wxml <wxs module="m">module.exports = { big: function (s) { return s.constructor === 'String' && getRegExp('x').test(s) ? s.toUpperCase() : s } }</wxs><x-one name="{{m.big(a)}} included"/>
// file: one/one.js Component({ properties: { name: String }, attached() { getApp().seen.push(this.data.name); }, detached() { getApp().seen.push('-' + this.data.name); } });
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  const seen = () => getApp().seen.splice(0);
  t.equal(seen(), ['even x y undefined', 'odd x undefined', 'X included'], 'what is made');
  getCurrentPages()[0].setData({ which: 'odd' });
  t.equal(seen(), ['-even x y undefined', '-odd x undefined', 'odd x y'], 'another template');
});
