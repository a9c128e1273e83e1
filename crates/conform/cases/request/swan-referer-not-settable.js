// A Referer that the program gives does not reach the server.
// clauses: SWAN-NET-001
// platforms: swan
// evidence: documented
check(async (t) => {
  for (const name of ['Referer', 'referer', 'REFERER']) {
    const { data } = await t.get('/echo', { header: { [name]: 'https://mine.example.test/' } });
    t.ok(!JSON.stringify(data.headers).includes('mine.example.test'), 'the value of ' + name + ' left out');
  }
});
