// An entry without a port allows only URLs that name no port, not even the default one.
// clauses: WX-DOM-013
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const port of [443, 8080]) {
    const { kind, res } = await t.call('request', { url: `https://api.example.test:${port}/echo` });
    const expected = ['fail', 'request:fail url not in domain list', 600002];
    t.equal([kind, res.errMsg, res.errno], expected, 'the result for port ' + port);
  }
  await t.get('/echo');
});
