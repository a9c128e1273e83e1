// A URL of four thousand characters reaches the server.
// clauses: WX-DOM-031
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('/echo?q=' + 'a'.repeat(4096));
  t.equal(data.query.length, 4098, 'the length of the query at the server');
  const long = await t.get('/echo', { data: { q: 'b'.repeat(4096) } });
  t.equal(long.data.query.length, 4098, 'the length of a query from data');
});
