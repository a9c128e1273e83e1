// A request that insists on the mobile network goes out where there is one.
// clauses: WX-REQ-075
// platforms: wx
// evidence: assumed
check(async (t) => {
  t.equal((await t.get('/echo', { forceCellularNetwork: true })).statusCode, 200, 'status');
});
