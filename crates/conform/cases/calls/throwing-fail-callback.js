// What fail throws reaches App.onError, which is told of nothing else, and does not stop complete.
// clauses: WX-API-018
// platforms: wx
// evidence: observed
// error: thirdScriptError
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
  await t.wait(1000);
  t.equal([errors.length, typeof errors[0]], [1, 'string'], 'what App.onError was told');
  t.match(errors[0], /thrown on purpose/, 'the error');
});
