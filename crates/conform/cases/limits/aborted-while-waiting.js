// A request that is aborted while it waits never reaches the server.
// clauses: WX-CON-007
// platforms: wx
// evidence: observed
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const running = [];
  for (let n = 0; n < 10; n += 1) running.push(t.get('/slow?wait=5s'));
  const task = t.api.request({ url: t.url('/echo/aborted') });
  setTimeout(() => task.abort(), 1000);
  await Promise.all(running);
  await t.wait(60000);
  const { requests } = (await t.get('/log?path=/echo&since=' + last)).data;
  t.equal(requests.length, 0, 'requests at the server');
});
