// An apostrophe in a query arrives, as it is or percent-encoded.
// clauses: TTG-REQ-014 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  t.match((await t.get('/echo', { data: { a: "it's" } })).data.query, /^a=it('|%27)s$/, 'the query');
});
