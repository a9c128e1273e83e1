// On Android TRACE and CONNECT are valid methods and are sent.
// clauses: SWAN-REQ-008
// platforms: swan
// evidence: documented
// host: client android
// host: domains {"request": ["https://api.example.test", "https://http1.api.example.test"]}
check(async (t) => {
  for (const method of ['TRACE', 'CONNECT']) {
    const { last } = (await t.get('/log')).data;
    const { kind } = await t.call('request', { url: 'https://http1.api.example.test/echo', method });
    t.equal(kind, 'success', 'the outcome of ' + method);
    const { requests } = (await t.get('/log?since=' + last)).data;
    t.equal(requests.map((request) => request.method), [method], 'the methods at the server');
  }
});
