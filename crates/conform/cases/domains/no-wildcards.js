// An asterisk in an entry stands for nothing.
// clauses: WX-DOM-016 WX-DOM-039
// platforms: wx
// evidence: assumed
// host: domains {"request": ["https://api.example.test", "https://*.wild.example.test"]}
check(async (t) => {
  for (const host of ['a.wild.example.test', 'wild.example.test']) {
    const { kind, res } = await t.call('request', { url: `https://${host}/echo` });
    t.equal([kind, res.errMsg], ['fail', 'request:fail url not in domain list'], 'the result for ' + host);
  }
});
