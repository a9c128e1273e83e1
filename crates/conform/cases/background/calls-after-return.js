// When the program is back, calls can be made again: from the callbacks that waited, and from onShow.
// clauses: WX-BG-005
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 20s:foreground
const shown = new Promise((resolve) => App({ onHide() { this.hidden = true; }, onShow() { if (this.hidden) resolve(); } }));
check(async (t) => {
  const again = new Promise((resolve) => {
    t.api.request({ url: t.url('/hang'), fail: () => resolve(t.call('request', { url: t.url('/echo') })) });
  });
  const inShow = shown.then(() => t.call('request', { url: t.url('/echo') }));
  const ended = await Promise.all([again, inShow]);
  t.equal(ended.map(({ kind, res }) => [kind, res.statusCode]), Array(2).fill(['success', 200]), 'the results');
});
