// The eleventh request waits until one of ten has ended, and then succeeds.
// clauses: WX-CON-002
// platforms: wx
// evidence: documented
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const running = [];
  for (let n = 0; n < 10; n += 1) running.push(t.get('/slow?wait=5s'));
  const { kind, res } = await t.call('request', { url: t.url('/echo/eleventh') });
  t.equal([kind, res.statusCode], ['success', 200], 'the result of the eleventh');
  await Promise.all(running);
  const { requests } = (await t.get('/log?since=' + last)).data;
  const eleventh = requests.find((request) => request.target === '/echo/eleventh');
  t.equal(Math.round((eleventh.at - requests[0].at) / 1000), 5, 'seconds until it reached the server');
});
