// content-type is application/json where none is given.
// clauses: SWAN-REQ-023
// platforms: swan
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { method: 'POST', data: { a: 1 } });
  t.equal(t.sent(data, 'content-type'), 'application/json', 'content-type');
  const other = await t.get('/echo', { method: 'POST', data: { a: 1 }, header: { 'x-a': '1' } });
  t.equal(t.sent(other.data, 'content-type'), 'application/json', 'content-type beside another header');
});
