// No more than ten requests run at once, whatever their hosts.
// clauses: WX-CON-001
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://other.example.test"]}
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const calls = [];
  for (let n = 0; n < 25; n += 1) {
    const host = n % 2 === 0 ? 'api' : 'other';
    calls.push(t.call('request', { url: `https://${host}.example.test/slow?wait=5s` }));
  }
  await Promise.all(calls);
  const { requests } = (await t.get('/log?path=/slow&since=' + last)).data;
  t.equal(requests.length, 25, 'requests at the server');
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
