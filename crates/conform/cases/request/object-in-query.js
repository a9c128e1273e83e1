// The object of a GET becomes the query, each key and value percent-encoded, and there is no body.
// clauses: WX-REQ-008
// platforms: wx
// evidence: documented
check(async (t) => {
  const { data } = await t.get('/echo', { data: { a: 1, 'b c': 'x&y=z', 你: '好', q: '(!~*)' } });
  t.equal(data.target, '/echo?a=1&b%20c=x%26y%3Dz&%E4%BD%A0=%E5%A5%BD&q=(!~*)', 'the target');
  t.equal([data.method, data.length], ['GET', 0], 'the method and the length of the body');
});
