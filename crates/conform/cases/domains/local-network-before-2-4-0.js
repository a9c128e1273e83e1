// Before base library 2.4.0 devices in the local network are refused.
// clauses: WX-DOM-010
// platforms: wx
// evidence: documented
// host: lan 192.168.1.20/24
// host: base-library 2.3.3
check(async (t) => {
  const { kind } = await t.call('request', { url: 'http://192.168.1.30:8080/echo/early' });
  t.equal([kind, (await t.logged('/echo/early')).length], ['fail', 0], 'the outcome, and the requests that came');
});
