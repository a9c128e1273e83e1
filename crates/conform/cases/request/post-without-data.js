// A POST without data has an empty body and the default content type.
// clauses: WX-REQ-024
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('/echo', { method: 'POST' });
  t.equal([data.length, t.sent(data, 'content-type')], [0, 'application/json'], 'the length and the type');
});
