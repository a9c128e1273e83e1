// However many requests are aborted, no more than ten run at once.
// clauses: WX-CON-006
// platforms: wx
// evidence: documented
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const calls = [];
  for (let n = 0; n < 40; n += 1) {
    let task;
    const ended = new Promise((resolve) => {
      task = t.api.request({ url: t.url('/slow?wait=10s&n=' + n), complete: resolve });
    });
    calls.push({ task, ended });
  }
  // Some that run, some that wait, some twice, some before they are sent.
  for (const n of [3, 15, 15, 4, 5]) calls[n].task.abort();
  await t.wait(1000);
  for (const n of [0, 1, 2, 20, 21, 0, 6, 22, 6]) calls[n].task.abort();
  await t.wait(1000);
  for (const n of [7, 8, 9, 10, 11, 12, 30, 31, 7]) calls[n].task.abort();
  await Promise.all(calls.map((call) => call.ended));
  const { requests } = (await t.get('/log?path=/slow&settle=5s&since=' + last)).data;
  t.equal(most(requests), 10, 'the most at once');
});
// The most requests that were open at one time; one that ends makes room for one that begins then.
function most(requests) {
  const steps = [];
  for (const request of requests) steps.push([request.at, 1], [request.ended, -1]);
  steps.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let open = 0;
  return steps.reduce((highest, step) => Math.max(highest, (open += step[1])), 0);
}
