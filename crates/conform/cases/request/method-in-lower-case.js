// A method in lower case is accepted and sent in upper case.
// clauses: WX-REQ-003
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const method of ['post', 'Put', 'delete']) {
    t.equal((await t.get('/echo', { method })).data.method, method.toUpperCase(), 'the method at the server');
  }
});
