// A typed array as data is cloned as JSON: an object of its elements.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: observed
check(async (t) => {
  const { data } = await t.get('/echo', { method: 'POST', data: new Uint8Array([7, 8]) });
  t.equal(data.body, '{"0":7,"1":8}', 'the body');
});
