// The data of a GET joins a query that the URL has already.
// clauses: SWAN-REQ-025
// platforms: swan
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo?a=1', { data: { b: 2 } });
  t.equal(data.args, { a: '1', b: '2' }, 'the arguments');
});
