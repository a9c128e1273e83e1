// A nested value in a query is its JSON text.
// clauses: WX-REQ-011 WX-REQ-012
// platforms: wx
// evidence: observed
check(async (t) => {
  const { data } = await t.get('/echo', { data: { tags: [1, 2, 3], deep: { a: 'b c' } } });
  t.equal(data.query, 'tags=%5B1%2C2%2C3%5D&deep=%7B%22a%22%3A%22b%20c%22%7D', 'the query');
});
