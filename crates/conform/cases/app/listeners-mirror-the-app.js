// onAppShow and onAppHide hear what App's onShow and onHide hear, until they are taken away.
// clauses: WX-APP-006
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 2s:foreground
// at: 3s:background
// at: 4s:foreground
const events = [];
const note = (name) => (what) => events.push(name + (what && what.path ? ' ' + what.path : ''));
App({ onShow: note('App.onShow'), onHide: note('App.onHide') });
const show = note('onAppShow');
wx.onAppShow(show);
wx.onAppHide(note('onAppHide'));
check(async (t) => {
  await t.at(2.5);
  const first = ['App.onShow pages/index/index', 'onAppShow pages/index/index'];
  t.equal(events, [...first, 'App.onHide', 'onAppHide', ...first], 'what was heard');
  wx.offAppShow(show);
  wx.offAppHide();
  await t.at(5);
  t.equal(events.slice(6), ['App.onHide', 'App.onShow pages/index/index'], 'what is heard afterwards');
});
