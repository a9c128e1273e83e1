// From base library 3.2.2 on redirect: 'manual' is honoured.
// clauses: WX-REQ-064
// platforms: wx
// evidence: documented
// host: base-library 3.2.2
check(async (t) => {
  t.equal((await t.get('/redirect/2', { redirect: 'manual' })).statusCode, 302, 'the status');
});
