// In a query numbers and booleans are their text.
// clauses: WX-REQ-008
// platforms: wx
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { data: { i: 1, f: -1.5, n: NaN, b: true, e: '' } });
  t.equal(data.query, 'i=1&f=-1.5&n=NaN&b=true&e=', 'the query');
});
