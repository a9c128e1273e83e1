// A host that is not listed is refused, and nothing reaches the network.
// clauses: WX-DOM-005 WX-DOM-001
// platforms: wx
// evidence: observed
check(async (t) => {
  const { kind, res, order } = await t.call('request', { url: 'https://unlisted.example.test/echo' });
  t.equal([kind, res.errMsg, res.errno], ['fail', 'request:fail url not in domain list', 600002], 'the result');
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
  const log = (await t.get('/log')).data;
  t.ok(!JSON.stringify(log).includes('unlisted'), 'nothing sent');
});
