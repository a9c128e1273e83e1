// A method in lower case works; one that is no string or is empty is GET.
// clauses: SWAN-REQ-007
// platforms: swan
// evidence: observed
check(async (t) => {
  for (const [method, sent] of [['post', 'POST'], ['Put', 'PUT'], [123, 'GET'], [null, 'GET'], [{}, 'GET'], ['', 'GET']]) {
    t.equal((await t.get('/echo', { method })).data.method, sent, 'the method sent for ' + JSON.stringify(method));
  }
});
