// An empty object or no data leaves the URL as it is.
// clauses: WX-REQ-014
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const data of [undefined, {}]) {
    t.equal((await t.get('/echo', { data })).data.target, '/echo', 'the target');
    t.equal((await t.get('/echo?a=1', { data })).data.target, '/echo?a=1', 'the target with a query');
  }
});
