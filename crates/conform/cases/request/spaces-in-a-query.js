// A space becomes %20 in a query, not a plus sign.
// clauses: WX-REQ-012
// platforms: wx
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { data: { 'a b': 'c d+e' } });
  t.equal(data.query, 'a%20b=c%20d%2Be', 'the query');
});
