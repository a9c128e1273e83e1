// The options of HttpDNS do not keep a request from its server.
// clauses: WX-REQ-074
// platforms: wx
// evidence: documented
check(async (t) => {
  const options = { enableHttpDNS: true, httpDNSServiceId: 'x', httpDNSTimeout: 60000, enableHttpDNSFallback: true };
  t.equal((await t.get('/echo', options)).data.target, '/echo', 'the target');
});
