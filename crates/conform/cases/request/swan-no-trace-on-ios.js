// On iOS TRACE and CONNECT are no valid methods: the call fails and nothing is sent.
// clauses: SWAN-REQ-008
// platforms: swan
// evidence: documented
// host: client ios
check(async (t) => {
  for (const method of ['TRACE', 'CONNECT']) {
    const { kind } = await t.call('request', { url: t.url('/echo/swan-no-trace-on-ios'), method });
    t.equal(kind, 'fail', 'the outcome of ' + method);
  }
  const { requests } = (await t.get('/log?path=/echo/swan-no-trace-on-ios')).data;
  t.equal(requests.length, 0, 'requests');
});
