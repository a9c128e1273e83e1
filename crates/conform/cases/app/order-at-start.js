// At the start the app is launched and shown, then its page is loaded, shown and ready.
// clauses: WX-APP-003
// platforms: wx
// evidence: assumed
const order = [];
const noted = (target, names) => Object.fromEntries(names.map((name) => [name, () => order.push(target + name)]));
App(noted('App.', ['onShow', 'onLaunch', 'onHide']));
Page(noted('Page.', ['onReady', 'onShow', 'onLoad', 'onHide', 'onUnload']));
check(async (t) => {
  await t.wait(1000);
  t.equal(order, ['App.onLaunch', 'App.onShow', 'Page.onLoad', 'Page.onShow', 'Page.onReady'], 'the order');
});
