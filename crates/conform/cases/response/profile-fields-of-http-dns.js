// The profile of a result has the fields of HttpDNS, too.
// clauses: WX-REQ-071
// platforms: wx
// evidence: documented
check(async (t) => {
  const { profile } = await t.get('/echo');
  for (const name of ['httpDNSDomainLookUpStart', 'httpDNSDomainLookUpEnd']) {
    t.ok(typeof profile[name] === 'number', name + ' being a number');
  }
});
