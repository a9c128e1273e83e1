// GET, POST, PUT, OPTIONS, HEAD and DELETE are sent.
// clauses: TTB-REQ-018
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const method of ['GET', 'POST', 'PUT', 'OPTIONS', 'HEAD', 'DELETE']) {
    const path = '/echo/tt-block-methods/' + method;
    const { kind } = await t.call('request', { url: site + path, method });
    t.equal(kind, 'success', 'the outcome of ' + method);
    const { requests } = (await t.get('', { url: site + '/log?path=' + path })).data;
    t.equal(requests[requests.length - 1].method, method, 'the method');
  }
});
