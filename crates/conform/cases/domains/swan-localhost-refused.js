// localhost fails, and nothing is sent.
// clauses: SWAN-DOM-004
// platforms: swan
// evidence: documented
check(async (t) => {
  const { kind } = await t.call('request', { url: 'https://localhost/echo/swan-localhost-refused' });
  t.equal(kind, 'fail', 'the outcome');
  const { requests } = (await t.get('/log?path=/echo/swan-localhost-refused')).data;
  t.equal(requests.length, 0, 'requests');
});
