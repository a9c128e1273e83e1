// As in a browser, 301, 302 and 303 turn a POST into a GET without a body, and 307 and 308 do not.
// clauses: WX-REQ-063
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const [status, method, body] of [
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', '{"a":1}'],
    [308, 'POST', '{"a":1}'],
  ]) {
    const { data } = await t.get('/redirect/1?status=' + status, { method: 'POST', data: { a: 1 } });
    t.equal([data.method, data.body], [method, body], 'the request after ' + status);
  }
});
