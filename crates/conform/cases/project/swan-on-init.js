// Pages and components have onInit, which runs before onLoad; components send messages to those around them.
// clauses: SWAN-ENV-014 SWAN-ENV-015 SWAN-ENV-019
// platforms: swan
// evidence: observed
// project: app.js
// file: app.json {"pages":["a/a","b/b"],"usingComponents":{"x-out":"/out/out","x-in":"/in/in"}}
// file: a/a.js Page({ onInit(query) { getApp().seen.push('init ' + JSON.stringify(query)); }, onLoad() { getApp().seen.push('load'); } });
// file: b/b.js const say = (what) => function () { getApp().seen.push(what + ' ' + typeof this.dispatch + ' ' + typeof this.pageinstance + ' ' + typeof this.methods.onLoad); }; Component({ lifetimes: { onInit: say('inited'), attached: say('attached') }, methods: { onInit: say('init'), onLoad: say('load') } });
// file: b/b.json {"component":true}
// file: b/b.swan <x-out><view s-for="item in list trackBy item.id"/></x-out>
// file: out/out.js Component({ messages: { 'in:said'({ value }) { getApp().seen.push('heard ' + value); } } });
// file: out/out.swan <x-in/>
// file: in/in.js Component({ ready() { this.dispatch('in:said', 7); getApp().seen.push(this.pageinstance.route); } });
// needs: pages
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  const seen = () => getApp().seen.splice(0);
  t.equal(seen(), ['init {}', 'load'], 'a page');
  t.equal(swan.canIUse('lifecycle-2-0'), true, 'what canIUse says');
  await t.call('navigateTo', { url: '/b/b' });
  const own = ['inited', 'attached', 'init', 'load'].map((what) => what + ' function object function');
  t.equal(seen(), [...own, 'heard 7', 'b/b'], 'a component');
});
