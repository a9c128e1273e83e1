// An object of PUT, DELETE or OPTIONS goes into the body, as with POST.
// clauses: WX-REQ-022
// platforms: wx
// evidence: assumed
check(async (t) => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
    const json = (await t.get('/echo', { method, data: { a: 1 } })).data;
    t.equal([json.method, json.target, json.body], [method, '/echo', '{"a":1}'], 'the request');
    const fields = (await t.get('/echo', { method, data: { a: 1, b: 2 }, header: form })).data;
    t.equal([fields.target, fields.body], ['/echo', 'a=1&b=2'], 'the request with a form');
  }
});
