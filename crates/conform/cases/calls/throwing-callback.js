// What a callback throws reaches App.onError and stops neither complete nor the script.
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
      url: t.url('/echo'),
      success: () => { throw new Error('thrown on purpose'); },
      complete: () => resolve(true),
    });
  });
  t.ok(completed, 'complete is called');
  await t.wait(0);
  t.equal([errors.length, typeof errors[0]], [1, 'string'], 'what App.onError was told');
  t.match(errors[0], /thrown on purpose/, 'the error');
  await t.get('/echo');
});
