// What fail throws reaches App.onError and does not stop complete.
// clauses: WX-API-018
// platforms: wx
// evidence: observed
const errors = [];
App({ onError: (error) => errors.push(error) });
check(async (t) => {
  const completed = await new Promise((resolve) => {
    setTimeout(() => resolve(false), 5000);
    t.api.request({
      url: 'https://unlisted.example.test/',
      fail: () => { throw new Error('thrown on purpose'); },
      complete: () => resolve(true),
    });
  });
  t.ok(completed, 'complete is called');
  await t.wait(0);
  t.match(String(errors), /thrown on purpose/, 'what App.onError was told');
});
