// Response header names keep the spelling of the server.
// clauses: SWAN-REQ-042
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://http1.api.example.test"]}
check(async (t) => {
  const { header } = await t.get('', { url: 'https://http1.api.example.test/headers?X-mIXED=1&x-low=2' });
  t.equal([header['X-mIXED'], header['x-low']], ['1', '2'], 'the values');
});
