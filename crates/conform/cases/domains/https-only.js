// A listed host is refused over http.
// clauses: WX-DOM-004
// platforms: wx
// evidence: documented
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const { kind, res } = await t.call('request', { url: t.plain('/echo') });
  t.equal([kind, res.errMsg, res.errno], ['fail', 'request:fail url not in domain list', 600002], 'the result');
  t.equal((await t.get('/log?since=' + last)).data.requests.length, 0, 'requests at the server');
});
