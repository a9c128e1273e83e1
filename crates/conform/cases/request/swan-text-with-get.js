// A string as data of a GET is ignored, and the request succeeds.
// clauses: SWAN-REQ-031
// platforms: swan
// evidence: observed
check(async (t) => {
  const { data } = await t.get('/echo', { data: 'x=1' });
  t.equal([data.target, data.length], ['/echo', 0], 'the target and the length of the body');
});
