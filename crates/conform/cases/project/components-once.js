// Each life-cycle function of a component runs once, also where the owner changes its data before it is shown.
// clauses: WX-APP-016
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"usingComponents":{"x-in":"/in/in","x-out":"/out/out"}}
// file: pages/a/a.js Page({ data: { e: '' }, onLoad() { getApp().seen.push('load'); this.setData({ e: 'page' }); } });
// file: pages/a/a.wxml <x-in wx:if="{{e}}" name="{{e}}"/><x-out/>
// file: out/out.js Component({ attached() { this.setData({ e: 'out' }); } });
// file: out/out.wxml <x-in wx:if="{{e}}" name="{{e}}"/>
// file: in/in.js const say = (what) => function () { getApp().seen.push(what + ' ' + this.data.name); }; Component({ properties: { name: String }, lifetimes: { attached: say('attached'), ready: say('ready'), detached: say('detached') } });
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  t.equal(getApp().seen, ['attached out', 'load', 'attached page', 'ready page', 'ready out'], 'the calls');
});
