// A host that is not listed fails, and no packet leaves.
// clauses: SWAN-DOM-011
// platforms: swan
// evidence: documented
check(async (t) => {
  const { kind } = await t.call('request', { url: 'https://foreign-swan.example.test/echo/swan-foreign-refused' });
  t.equal(kind, 'fail', 'the outcome');
  const { requests, connections } = (await t.get('/log?path=/echo/swan-foreign-refused&connections=0')).data;
  t.equal(requests.length, 0, 'requests');
  const names = connections.map((connection) => connection.tls && connection.tls.sni);
  t.ok(!names.includes('foreign-swan.example.test'), 'no connection to the host');
});
