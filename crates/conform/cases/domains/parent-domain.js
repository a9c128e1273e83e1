// An entry covers no subdomain and no parent of its host.
// clauses: WX-DOM-016
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://deep.site.example.test"]}
check(async (t) => {
  for (const host of ['v2.api.example.test', 'www.api.example.test', 'site.example.test', 'example.test']) {
    const { kind, res } = await t.call('request', { url: `https://${host}/echo` });
    t.equal([kind, res.errMsg], ['fail', 'request:fail url not in domain list'], 'the result for ' + host);
  }
});
