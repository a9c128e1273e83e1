// The data of a PUT is a body as that of a POST; the data of DELETE and HEAD is a query as that of a GET.
// clauses: TTG-REQ-023 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const put = async (header) => (await t.get('', { url: site + '/echo', method: 'PUT', header, data: { a: 1 } })).data;
  t.equal([(await put()).body, (await put(form)).body, (await put()).query], ['{"a":1}', 'a=1', ''], 'what PUT sends');
  for (const method of ['DELETE', 'HEAD']) {
    const path = '/echo/tt-data-by-method/' + t.platform + '/' + method;
    const { last } = (await t.get('', { url: site + '/log' })).data;
    await t.call('request', { url: site + path, method, data: { a: 1 } });
    const { requests } = (await t.get('', { url: site + '/log?since=' + last + '&path=' + path })).data;
    t.equal(requests.map((request) => [request.target, request.length]), [[path + '?a=1', 0]], 'what ' + method + ' sends');
  }
});
