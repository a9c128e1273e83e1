// The data of PUT and DELETE is sent as a body.
// clauses: SWAN-REQ-024
// platforms: swan
// evidence: observed
check(async (t) => {
  for (const method of ['PUT', 'DELETE']) {
    const { data } = await t.get('/echo', { method, data: { a: 1 } });
    t.equal([data.query, data.body], ['', '{"a":1}'], 'the query and the body of ' + method);
  }
});
