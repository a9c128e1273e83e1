// statusCode is a number.
// clauses: WX-REQ-054
// platforms: wx
// evidence: documented
check(async (t) => {
  const res = await t.get('/status/404');
  t.equal([typeof res.statusCode, res.statusCode === 404], ['number', true], 'its type, and whether it is 404');
});
