// A url is all that a request needs.
// clauses: WX-REQ-001
// platforms: wx
// evidence: documented
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/echo') });
  t.equal([kind, res.statusCode, res.data.target], ['success', 200, '/echo'], 'the result');
});
