// A host that is not listed is refused, and nothing reaches the network.
// clauses: WX-DOM-005 WX-DOM-001
// platforms: wx
// evidence: observed
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const { kind, res, order } = await t.call('request', { url: 'https://unlisted.example.test/echo' });
  t.equal([kind, res.errMsg, res.errno], ['fail', 'request:fail url not in domain list', 600002], 'the result');
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
  t.equal((await t.get('/log?since=' + last)).data.requests.length, 0, 'requests at the server');
});
