// Over HTTP/1.1 header names are spelled as the server spells them.
// clauses: WX-REQ-056
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://http1.example.test"]}
check(async (t) => {
  const { res } = await t.call('request', { url: 'https://http1.example.test/headers?X-ToKen=a&x-low=b&X-UP=c' });
  const names = Object.keys(res.header).filter((name) => name.toLowerCase().startsWith('x-'));
  t.equal(names, ['X-ToKen', 'x-low', 'X-UP'], 'the names');
  t.equal('Content-Type' in res.header, true, 'whether there is Content-Type');
});
