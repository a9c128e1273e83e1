// Without a method the request is a GET.
// clauses: WX-REQ-002
// platforms: wx
// evidence: documented
check(async (t) => {
  t.equal((await t.get('/echo')).data.method, 'GET', 'the method');
  t.equal((await t.get('/echo', { data: { a: 1 } })).data.method, 'GET', 'the method with data');
});
