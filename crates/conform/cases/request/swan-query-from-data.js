// The data of a GET becomes percent-encoded pairs joined by & in the query.
// clauses: SWAN-REQ-025
// platforms: swan
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { data: { 'k&1': 'a b', 中: 'x=y+z', n: 1, t: true, s: '!()*~' } });
  t.equal(data.query, 'k%261=a%20b&%E4%B8%AD=x%3Dy%2Bz&n=1&t=true&s=!()*~', 'the query');
  t.equal(data.length, 0, 'the length of the body');
});
