// An apostrophe in the data of a GET arrives, as it is or percent-encoded.
// clauses: SWAN-REQ-025
// platforms: swan
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { data: { a: "it's" } });
  t.match(data.query, /^a=it('|%27)s$/, 'the query');
});
