// Without a method a request is a GET.
// clauses: SWAN-REQ-006
// platforms: swan
// evidence: documented
check(async (t) => {
  t.equal((await t.get('/echo')).data.method, 'GET', 'the method');
});
