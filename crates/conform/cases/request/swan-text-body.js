// A string as data of a method with a body is sent verbatim.
// clauses: SWAN-REQ-032
// platforms: swan
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { method: 'POST', data: 'a=1&b=中 "x"' });
  t.equal(data.body, 'a=1&b=中 "x"', 'the body');
});
