// getApp({allowDefault: true}) gives an object before App() ran, and App() fills that object.
// clauses: WX-APP-007
// platforms: wx
// evidence: documented
const before = getApp();
const early = getApp({ allowDefault: true });
early.own = 1;
App({ globalData: { n: 2 } });
check(async (t) => {
  t.equal(before, undefined, 'getApp() before App()');
  t.ok(getApp() === early, 'that the app is the object given before');
  t.equal([getApp().own, getApp().globalData.n], [1, 2], 'its fields');
});
