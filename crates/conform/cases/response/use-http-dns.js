// A result says whether HttpDNS was used, if the request asked for it.
// clauses: WX-REQ-055 WX-REQ-074
// platforms: wx
// evidence: documented
check(async (t) => {
  t.equal(typeof (await t.get('/echo', { enableHttpDNS: true, httpDNSServiceId: 'x' })).useHttpDNS, 'boolean', 'the type of useHttpDNS');
  t.ok(!('useHttpDNS' in (await t.get('/echo'))), 'that a request without the option has no useHttpDNS');
});
