// IP addresses and localhost are refused.
// clauses: WX-DOM-009
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const host of ['203.0.113.7', '127.0.0.1', '[::1]', 'localhost', 'localhost:8080', '0x7f.1']) {
    const { kind, res } = await t.call('request', { url: `https://${host}/echo` });
    const expected = ['fail', 'request:fail url not in domain list', 600002];
    t.equal([kind, res.errMsg, res.errno], expected, 'the result for ' + host);
  }
});
