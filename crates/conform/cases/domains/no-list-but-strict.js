// Where domains are checked and none is configured, nothing can be reached.
// clauses: WX-DOM-001
// platforms: wx
// evidence: documented
// host: no-domains
// host: strict
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/echo') });
  t.equal([kind, res.errMsg, res.errno], ['fail', 'request:fail url not in domain list', 600002], 'the result');
});
