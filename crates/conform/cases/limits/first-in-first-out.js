// Requests that wait are sent in the order in which they were made.
// clauses: WX-CON-004
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const calls = [];
  for (let n = 1; n <= 10; n += 1) calls.push(t.get(`/slow?wait=${n}s`));
  for (let n = 1; n <= 8; n += 1) calls.push(t.get(`/echo/${n}`));
  await Promise.all(calls);
  const { requests } = (await t.get('/log?path=/echo/&since=' + last)).data;
  const order = requests.map((request) => request.target.split('/')[2]).join('');
  t.equal(order, '12345678', 'the order at the server');
});
