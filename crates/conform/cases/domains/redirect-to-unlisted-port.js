// A redirect is checked like a URL: one that writes a port misses an entry without one.
// clauses: WX-DOM-018 WX-DOM-013
// platforms: wx
// evidence: documented
check(async (t) => {
  const to = encodeURIComponent('https://api.example.test:443/echo');
  const { kind, res } = await t.call('request', { url: t.url('/redirect?to=' + to) });
  t.equal([kind, res.errMsg], ['fail', 'request:fail url not in domain list'], 'the result');
});
