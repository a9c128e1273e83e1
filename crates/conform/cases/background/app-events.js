// The app is launched once, hidden whenever it goes to background, and shown at the start and at every return.
// clauses: WX-APP-002
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 3s:foreground
// at: 10s:background
// at: 30s:foreground
const events = [];
const noted = (name) => () => events.push([name, Math.round(Date.now() / 1000)]);
App({ onLaunch: noted('launch'), onShow: noted('show'), onHide: noted('hide') });
check(async (t) => {
  const begun = Math.round(Date.now() / 1000);
  await t.at(31);
  const seen = events.map(([name, at]) => [name, at - begun]);
  const expected = [['launch', 0], ['show', 0], ['hide', 1], ['show', 3], ['hide', 10], ['show', 30]];
  t.equal(seen, expected, 'events and their seconds');
});
