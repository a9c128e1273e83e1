// A date as data is its ISO text, which goes out verbatim like any string.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: observed
check(async (t) => {
  const { data } = await t.get('/echo', { method: 'POST', data: new Date(0) });
  t.equal(data.body, '1970-01-01T00:00:00.000Z', 'the body');
});
