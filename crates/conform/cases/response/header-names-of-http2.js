// Over HTTP/2 header names are in lower case.
// clauses: WX-REQ-056
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://h2.example.test"]}
check(async (t) => {
  const url = 'https://h2.example.test/headers?X-ToKen=a&x-low=b&X-UP=c';
  const { res } = await t.call('request', { url, enableHttp2: true });
  const names = Object.keys(res.header);
  t.equal(names.filter((name) => name.startsWith('x-')), ['x-token', 'x-low', 'x-up'], 'the names');
  t.equal(names.filter((name) => name !== name.toLowerCase()), [], 'names with capitals');
});
