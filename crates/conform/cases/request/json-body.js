// The object of a POST is sent as JSON.
// clauses: WX-REQ-016
// platforms: wx
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { method: 'POST', data: { a: { b: [1, 2, 3], c: { d: 'test' } } } });
  t.equal(data.body, '{"a":{"b":[1,2,3],"c":{"d":"test"}}}', 'the body');
  t.equal(t.sent(data, 'content-type'), 'application/json', 'the content type');
  t.equal(data.target, '/echo', 'the target');
});
