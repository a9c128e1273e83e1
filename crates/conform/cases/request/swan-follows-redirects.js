// Redirects are followed and the final answer is reported.
// clauses: SWAN-NET-020
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const status of [301, 302, 303, 307, 308]) {
    const { statusCode, data } = await t.get('/redirect/2?status=' + status);
    t.equal([statusCode, data.path], [200, '/echo'], 'statusCode and path after ' + status);
  }
});
