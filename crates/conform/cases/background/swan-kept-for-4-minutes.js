// A program that comes back within 5 minutes goes on where it was.
// clauses: SWAN-NET-023
// platforms: swan
// evidence: documented
// at: 1s:background
// at: 4m 50s:foreground
check(async (t) => {
  await t.at(600);
  t.equal((await t.get('/echo')).statusCode, 200, 'the status of a request');
});
