// A host that is an IP address fails, and nothing is sent.
// clauses: SWAN-DOM-003
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const host of ['127.0.0.1', '10.0.0.8', '[::1]']) {
    const { kind } = await t.call('request', { url: 'https://' + host + '/echo/swan-ip-refused' });
    t.equal(kind, 'fail', 'the outcome for ' + host);
  }
  const { requests } = (await t.get('/log?path=/echo/swan-ip-refused')).data;
  t.equal(requests.length, 0, 'requests');
});
