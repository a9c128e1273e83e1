// Going to background hides the page and the app.
// clauses: WX-APP-004
// platforms: wx
// evidence: assumed
// at: 1s:background
// at: 3s:foreground
const hidden = [];
App({ onHide: () => hidden.push('App.onHide') });
Page({ onHide: () => hidden.push('Page.onHide') });
check(async (t) => {
  await t.at(2);
  t.equal(hidden, ['Page.onHide', 'App.onHide'], 'the order');
});
