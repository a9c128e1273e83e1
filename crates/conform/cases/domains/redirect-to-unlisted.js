// A redirect to a host that is not listed fails the call, and that host hears nothing.
// clauses: WX-DOM-018
// platforms: wx
// evidence: documented
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  for (const status of [301, 302]) {
    const to = encodeURIComponent('https://unlisted.example.test/echo');
    const { kind, res } = await t.call('request', { url: t.url(`/redirect?status=${status}&to=${to}`) });
    const expected = ['fail', 'request:fail url not in domain list', 600002];
    t.equal([kind, res.errMsg, res.errno], expected, 'the result of ' + status);
  }
  const { requests } = (await t.get('/log?since=' + last)).data;
  t.equal(requests.map((request) => request.host), ['api.example.test', 'api.example.test'], 'who was asked');
});
