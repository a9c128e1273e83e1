// CONNECT is a legal method and reaches the server.
// clauses: WX-REQ-002
// platforms: wx
// evidence: documented
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  await t.call('request', { url: t.url('/echo'), method: 'CONNECT', timeout: 5000 });
  const { requests } = (await t.get('/log?since=' + last)).data;
  t.equal(requests.map((request) => request.method), ['CONNECT'], 'the method at the server');
});
