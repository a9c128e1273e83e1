// PATCH and made-up methods are no valid methods: the call fails and nothing is sent.
// clauses: SWAN-REQ-008
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const method of ['PATCH', 'FETCH']) {
    const { kind } = await t.call('request', { url: t.url('/echo/swan-no-patch'), method });
    t.equal(kind, 'fail', 'the outcome of ' + method);
  }
  const { requests } = (await t.get('/log?path=/echo/swan-no-patch')).data;
  t.equal(requests.length, 0, 'requests');
});
