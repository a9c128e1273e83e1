// A request that is aborted while it waits fails as aborted.
// clauses: WX-CON-007
// platforms: wx
// evidence: assumed
check(async (t) => {
  const running = [];
  for (let n = 0; n < 10; n += 1) running.push(t.get('/slow?wait=5s'));
  const begun = Date.now();
  const res = await new Promise((resolve, reject) => {
    const task = t.api.request({ url: t.url('/echo'), success: reject, fail: resolve });
    setTimeout(() => task.abort(), 1000);
  });
  t.equal(res.errMsg, 'request:fail abort', 'errMsg');
  t.equal(Math.round((Date.now() - begun) / 1000), 1, 'seconds until it failed');
  await Promise.all(running);
});
