// Before base library 3.2.2 redirects are followed whatever the option redirect says.
// clauses: WX-REQ-064
// platforms: wx
// evidence: documented
// host: base-library 3.2.1
check(async (t) => {
  const { statusCode, data } = await t.get('/redirect/2', { redirect: 'manual' });
  t.equal([statusCode, data.path], [200, '/echo'], 'the result');
});
