// GET, POST, PUT, HEAD and DELETE are sent.
// clauses: TTG-REQ-009
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  for (const method of ['GET', 'POST', 'PUT', 'HEAD', 'DELETE']) {
    const path = '/echo/tt-gadget-methods/' + method;
    const { kind } = await t.call('request', { url: t.url(path), method });
    t.equal(kind, 'success', 'the outcome of ' + method);
    const { requests } = (await t.get('/log?path=' + path)).data;
    t.equal(requests[requests.length - 1].method, method, 'the method');
  }
});
