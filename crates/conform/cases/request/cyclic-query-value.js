// A value of a query that cannot be serialized fails the call with errno 600010.
// clauses: WX-REQ-028
// platforms: wx
// evidence: documented
check(async (t) => {
  const value = {};
  value.self = value;
  const { kind, res } = await t.call('request', { url: t.url('/echo'), data: { value } });
  t.equal([kind, res.errno], ['fail', 600010], 'the result');
});
