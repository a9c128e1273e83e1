// Devices of other networks are no exception, however near their addresses are.
// clauses: WX-DOM-010 WX-DOM-009
// platforms: wx
// evidence: documented
// host: lan 192.168.1.20/28
check(async (t) => {
  for (const host of ['192.168.1.32:8080', '192.168.1.15:8080', '192.168.2.20:8080', '203.0.113.7:8080']) {
    const { kind, res } = await t.call('request', { url: `http://${host}/echo/other` });
    t.equal([kind, res.errno], ['fail', 600002], 'the result for ' + host);
  }
  t.equal((await t.logged('/echo/other')).length, 0, 'requests that came');
  const { kind } = await t.call('request', { url: 'http://192.168.1.30:8080/echo' });
  t.equal(kind, 'success', 'the outcome for a neighbour');
});
