// A gadget sends no Origin and no preflight, and sees all headers of an answer without CORS headers.
// clauses: TTG-REQ-053
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const path = '/headers?X-Own=1&Cache-Control=no-store&case=tt-gadget-no-cors';
  const { kind, res } = await t.call('request', { url: t.url(path), method: 'PUT', header: { 'x-a': '1' }, data: { a: 1 } });
  t.equal(kind, 'success', 'the outcome');
  const names = Object.keys(res.header).map((name) => name.toLowerCase());
  t.ok(names.includes('x-own') && names.includes('cache-control'), 'all headers');
  const { requests } = (await t.get('/log?since=' + last + '&path=' + encodeURIComponent(path))).data;
  t.equal(requests.map((request) => request.method), ['PUT'], 'the methods at the server');
  t.ok(!requests[0].headers.some((pair) => pair[0].toLowerCase() === 'origin'), 'no Origin');
});
