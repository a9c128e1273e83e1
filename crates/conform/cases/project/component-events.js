// Events carry details, bubble through the owner's template and what stands in slots, and leave it if composed.
// clauses: WX-APP-016
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"usingComponents":{"x-in":"/in/in","x-box":"/box/box"}}
// file: pages/a/a.js const hear = (who) => (event) => getApp().seen.push(who + ' ' + event.type + ' ' + event.detail.n + ' ' + (event.currentTarget.dataset.k || '')); Page({ own: hear('own'), box: hear('box'), view: hear('view'), stop: hear('stop') });
// file: pages/a/a.wxml <view bind:up="stop" bind:far="stop"><view catch:up="view" bind:far="view"><x-box id="b" bind:up="box" bind:far="box"><x-in class="one i" id="i" data-k="k" bind:up="own" bind:flat="own"/></x-box></view></view>
// file: box/box.js Component({ methods: { around(event) { getApp().seen.push('around ' + event.type); } } });
// file: box/box.wxml <view bind:up="around" bind:far="around"><slot/></view>
// file: in/in.js Component({});
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  const [page] = getCurrentPages();
  const inner = page.selectComponent('#b >>> #i') || page.selectComponent('view #b .one.i');
  const heard = (...event) => (inner.triggerEvent(...event), getApp().seen.splice(0));
  t.equal(heard('flat', { n: 1 }), ['own flat 1 k'], 'an event for its owner alone');
  t.equal(heard('up', { n: 2 }, { bubbles: true }), ['own up 2 k', 'box up 2 ', 'view up 2 '], 'one that bubbles');
  const far = ['around far', 'box far 3 ', 'view far 3 ', 'stop far 3 '];
  t.equal(heard('far', { n: 3 }, { bubbles: true, composed: true }), far, 'one that is composed');
  t.equal([inner.selectOwnerComponent() === page, page.selectAllComponents('x-in, x-box').length], [true, 2], 'owners');
});
