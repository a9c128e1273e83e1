// A header value of another type becomes the text of Object.prototype.toString.
// clauses: WX-REQ-033
// platforms: wx
// evidence: observed
check(async (t) => {
  const { data } = await t.get('/echo', { header: { u: undefined, n: null, b: true, l: [1], o: { a: 1 } } });
  const sent = ['u', 'n', 'b', 'l', 'o'].map((name) => t.sent(data, name));
  const expected = ['Undefined', 'Null', 'Boolean', 'Array', 'Object'].map((tag) => `[object ${tag}]`);
  t.equal(sent, expected, 'the values at the server');
});
