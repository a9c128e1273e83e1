// Names other than Content-Type keep their case.
// clauses: SWAN-REQ-022
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://http1.api.example.test"]}
check(async (t) => {
  const { data } = await t.get('', { url: 'https://http1.api.example.test/echo', header: { 'X-Mixed-cASE': '1' } });
  const names = data.headers.map((pair) => pair[0]).filter((name) => name.toLowerCase() === 'x-mixed-case');
  t.equal(names, ['X-Mixed-cASE'], 'the name');
});
