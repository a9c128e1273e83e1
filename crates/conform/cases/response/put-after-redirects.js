// As in a browser, 301 and 302 leave a PUT as it is, and 303 turns it into a GET.
// clauses: WX-REQ-063
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const [status, method, body] of [[301, 'PUT', 'x'], [302, 'PUT', 'x'], [303, 'GET', '']]) {
    const { data } = await t.get('/redirect/1?status=' + status, { method: 'PUT', data: 'x' });
    t.equal([data.method, data.body], [method, body], 'the request after ' + status);
  }
});
