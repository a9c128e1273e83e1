// A header that is no object is ignored with a warning on the console.
// clauses: WX-REQ-034
// platforms: wx
// evidence: assumed
// console: warn header must be an object
check(async (t) => {
  t.equal((await t.get('/echo', { header: 'x' })).statusCode, 200, 'the status');
});
