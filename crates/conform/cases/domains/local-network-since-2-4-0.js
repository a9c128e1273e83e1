// From base library 2.4.0 on devices in the local network may be called.
// clauses: WX-DOM-010
// platforms: wx
// evidence: documented
// host: lan 192.168.1.20/24
// host: base-library 2.4.0
check(async (t) => {
  t.equal((await t.call('request', { url: 'http://192.168.1.30:8080/echo' })).kind, 'success', 'the outcome');
});
