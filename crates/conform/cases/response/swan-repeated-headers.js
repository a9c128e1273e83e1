// Repeated response headers are one string, joined by a comma without a space.
// clauses: SWAN-REQ-042
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://http1.api.example.test"]}
check(async (t) => {
  const query = 'X-A=1&X-A=2&Set-Cookie=a%3D1&Set-Cookie=b%3D2';
  const { header } = await t.get('', { url: 'https://http1.api.example.test/headers?' + query });
  t.equal([header['X-A'], header['Set-Cookie']], ['1,2', 'a=1,b=2'], 'the values');
});
