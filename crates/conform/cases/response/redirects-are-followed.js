// A redirect is followed, and the result is the final answer.
// clauses: WX-REQ-063
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const redirect of [undefined, 'follow']) {
    for (const status of [301, 302, 303, 307, 308]) {
      const { statusCode, data } = await t.get('/redirect/3?status=' + status, { redirect });
      t.equal([statusCode, data.path, data.method], [200, '/echo', 'GET'], 'the result of ' + status);
    }
  }
});
