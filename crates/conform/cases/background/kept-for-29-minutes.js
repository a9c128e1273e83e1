// A program that comes back within 30 minutes goes on where it was.
// clauses: WX-BG-012 WX-APP-010
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 29m:foreground
let launched = 0;
App({ onLaunch: () => { launched += 1; }, state: { n: 1 } });
check(async (t) => {
  await t.wait(0);
  getApp().state.n = 2;
  await t.at(60);
  t.equal(Math.round(t.passed()), 29 * 60, 'seconds');
  t.equal([launched, getApp().state.n], [1, 2], 'launches and the state');
  t.equal((await t.get('/echo')).statusCode, 200, 'the status of a request');
});
