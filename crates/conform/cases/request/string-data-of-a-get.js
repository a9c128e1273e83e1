// A string as data of a GET is appended to the query.
// clauses: WX-REQ-009
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('/echo', { data: 'a=1&b=%20' });
  t.equal([data.target, data.length], ['/echo?a=1&b=%20', 0], 'the target and the length of the body');
  t.equal((await t.get('/echo?x=0', { data: 'a=1' })).data.query, 'x=0&a=1', 'the query beside one in the URL');
});
