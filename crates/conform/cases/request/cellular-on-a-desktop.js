// A request that insists on the mobile network fails where there is none; others do not mind.
// clauses: WX-REQ-075
// platforms: wx
// evidence: documented
// host: client pc
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/echo/cellular'), forceCellularNetwork: true });
  t.equal([kind, res.errno, res.errMsg], ['fail', 602301, 'request:fail bind socket dependency is unavailable'], 'the failure');
  t.equal((await t.get('/echo', { forceCellularNetwork: false })).statusCode, 200, 'one that does not insist');
  t.equal((await t.logged('/echo/cellular')).length, 0, 'requests at the server');
});
