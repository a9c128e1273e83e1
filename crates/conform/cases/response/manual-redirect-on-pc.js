// On a PC redirects are followed whatever the option redirect says.
// clauses: WX-REQ-064
// platforms: wx
// evidence: documented
// host: client pc
check(async (t) => {
  const { statusCode, data } = await t.get('/redirect/2', { redirect: 'manual' });
  t.equal([statusCode, data.path], [200, '/echo'], 'the result');
});
