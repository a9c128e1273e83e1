// With dataType "string" JSON stays text.
// clauses: SWAN-REQ-012
// platforms: swan
// evidence: documented
check(async (t) => {
  t.equal((await t.get('/json?body={"a":1}', { dataType: 'string' })).data, '{"a":1}', 'data');
});
