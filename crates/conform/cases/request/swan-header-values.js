// String header values go out as given.
// clauses: SWAN-REQ-019
// platforms: swan
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { header: { 'x-one': 'a b;c="d"', 'x-empty': '' } });
  t.equal([t.sent(data, 'x-one'), t.sent(data, 'x-empty')], ['a b;c="d"', ''], 'the values');
});
