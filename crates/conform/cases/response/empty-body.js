// Without a body data is an empty string.
// clauses: WX-REQ-084
// platforms: wx
// evidence: assumed
check(async (t) => {
  t.equal((await t.get('/echo', { method: 'HEAD' })).data, '', 'data of a HEAD');
  t.equal((await t.get('/status/204')).data, '', 'data of a 204');
  t.equal((await t.get('/json?body=')).data, '', 'data of an empty body');
  t.equal((await t.get('/json?body=', { dataType: 'text' })).data, '', 'data of an empty body as text');
});
