// Names are no exception, whatever network they may lead to.
// clauses: WX-DOM-010 WX-DOM-005
// platforms: wx
// evidence: documented
// host: lan 192.168.1.20/24
check(async (t) => {
  for (const host of ['printer.local:8080', 'localhost:8080', '192.168.1.30.example.test:8080']) {
    const { kind, res } = await t.call('request', { url: `http://${host}/echo` });
    t.equal([kind, res.errno], ['fail', 600002], 'the result for ' + host);
  }
});
