// Before base library 2.21.0 nothing can insist on the mobile network.
// clauses: WX-REQ-075
// platforms: wx
// evidence: documented
// host: client pc
// host: base-library 2.20.3
check(async (t) => {
  t.equal((await t.get('/echo', { forceCellularNetwork: true })).statusCode, 200, 'status');
});
