// A header that is no object is replaced with a warning on the console.
// clauses: SWAN-REQ-020
// platforms: swan
// evidence: observed
// console: warn swan.request: header must be an object
check(async (t) => {
  for (const header of ['x', 123, true]) t.equal((await t.get('/echo', { header })).statusCode, 200, 'the status');
});
