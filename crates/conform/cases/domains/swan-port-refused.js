// A URL that names a port fails even on a listed host, and nothing is sent.
// clauses: SWAN-DOM-005
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const port of [8443, 443]) {
    const { kind } = await t.call('request', { url: 'https://api.example.test:' + port + '/echo/swan-port-refused' });
    t.equal(kind, 'fail', 'the outcome for port ' + port);
  }
  const { requests } = (await t.get('/log?path=/echo/swan-port-refused')).data;
  t.equal(requests.length, 0, 'requests');
});
