// In a query undefined and null are sent as those words.
// clauses: WX-REQ-013
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('/echo', { data: { u: undefined, n: null, a: 1 } });
  t.equal(data.query, 'u=undefined&n=null&a=1', 'the query');
});
