// The data of a POST is a form under application/x-www-form-urlencoded.
// clauses: SWAN-REQ-027
// platforms: swan
// evidence: documented
check(async (t) => {
  const header = { 'content-type': 'application/x-www-form-urlencoded' };
  const { data } = await t.get('/echo', { method: 'POST', header, data: { 'k&1': 'a b', 中: 'x=y', n: 1 } });
  t.equal(data.body, 'k%261=a%20b&%E4%B8%AD=x%3Dy&n=1', 'the body');
  t.equal(t.sent(data, 'content-type'), 'application/x-www-form-urlencoded', 'content-type');
});
