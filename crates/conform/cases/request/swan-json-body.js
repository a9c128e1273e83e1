// The data of a POST is JSON under application/json.
// clauses: SWAN-REQ-024 SWAN-REQ-026
// platforms: swan
// evidence: documented
check(async (t) => {
  const data = { a: [1, { b: '中' }], c: null };
  const header = { 'content-type': 'application/json' };
  t.equal((await t.get('/echo', { method: 'POST', data, header })).data.body, '{"a":[1,{"b":"中"}],"c":null}', 'the body');
  t.equal((await t.get('/echo', { method: 'POST', data })).data.body, '{"a":[1,{"b":"中"}],"c":null}', 'the body without a header');
});
