// What is given to App is the app that getApp returns, and this of its functions.
// clauses: WX-APP-001
// platforms: wx
// evidence: documented
let self;
App({ globalData: { n: 1 }, onLaunch() { self = this; } });
check(async (t) => {
  await t.wait(0);
  t.equal(getApp().globalData, { n: 1 }, 'the data of the app');
  t.ok(self === getApp(), 'the same app');
});
