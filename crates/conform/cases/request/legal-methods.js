// Eight methods are legal, and each is sent as it is named.
// clauses: WX-REQ-002
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const method of ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE']) {
    const { last } = (await t.get('/log')).data;
    await t.get('/echo', { method });
    const { requests } = (await t.get('/log?path=/echo&since=' + last)).data;
    t.equal(requests.map((request) => request.method), [method], 'the method at the server');
  }
});
