// An http URL fails while domains are checked, and nothing is sent.
// clauses: SWAN-DOM-001
// platforms: swan
// evidence: documented
check(async (t) => {
  const { kind } = await t.call('request', { url: t.plain('/echo/swan-http-refused') });
  t.equal(kind, 'fail', 'the outcome');
  const { requests } = (await t.get('/log?path=/echo/swan-http-refused')).data;
  t.equal(requests.length, 0, 'requests');
});
