// OPTIONS, GET, HEAD, POST, PUT and DELETE are sent.
// clauses: SWAN-REQ-008
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const method of ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE']) {
    const path = '/echo/swan-methods/' + method;
    const { kind } = await t.call('request', { url: t.url(path), method });
    t.equal(kind, 'success', 'the outcome of ' + method);
    const { requests } = (await t.get('/log?path=' + path)).data;
    t.equal(requests[requests.length - 1].method, method, 'the method');
  }
});
