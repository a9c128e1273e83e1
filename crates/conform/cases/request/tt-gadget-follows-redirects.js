// Redirects are followed and the final answer is reported.
// clauses: TTG-REQ-054
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  for (const status of [301, 302, 303, 307, 308]) {
    const { statusCode, data } = await t.get('/redirect/3?status=' + status);
    t.equal([statusCode, data.path], [200, '/echo'], 'statusCode and path after ' + status);
  }
});
