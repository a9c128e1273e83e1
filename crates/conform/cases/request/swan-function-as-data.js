// A function as data vanishes: the call goes on without data.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: observed
check(async (t) => {
  const { data } = await t.get('/echo', { method: 'POST', data: () => 1 });
  t.equal(data.length, 0, 'the length of the body');
});
