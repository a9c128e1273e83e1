// An apostrophe in the data of a GET goes out as encodeURIComponent leaves it.
// clauses: SWAN-REQ-025
// platforms: swan
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { data: { a: "it's" } });
  t.equal(data.query, "a=it's", 'the query');
});
