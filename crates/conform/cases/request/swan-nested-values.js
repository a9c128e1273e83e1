// A nested value in a query or form is its plain text, as encodeURIComponent makes it.
// clauses: SWAN-REQ-025 SWAN-REQ-027
// platforms: swan
// evidence: assumed
check(async (t) => {
  const data = { list: [1, 2, 'x'], deep: { a: 1 } };
  const query = await t.get('/echo', { data });
  t.equal(query.data.query, 'list=1%2C2%2Cx&deep=%5Bobject%20Object%5D', 'the query');
  const header = { 'content-type': 'application/x-www-form-urlencoded' };
  const form = await t.get('/echo', { method: 'POST', header, data });
  t.equal(form.data.body, 'list=1%2C2%2Cx&deep=%5Bobject%20Object%5D', 'the form');
});
