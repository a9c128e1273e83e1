// The whole host name is compared, and nothing but it: no prefix, suffix, path, query or user name.
// clauses: WX-DOM-039
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const url of [
    'https://api.example.test.evil.test/echo',
    'https://xapi.example.test/echo',
    'https://api.example.tes/echo',
    'https://evil.test/https://api.example.test/echo',
    'https://evil.test/?https://api.example.test',
    'https://evil.test/#https://api.example.test/',
    'https://api.example.test@evil.test/echo',
    'https://api.example.test:443@evil.test/echo',
    'https://evil.test\\@api.example.test/echo',
  ]) {
    const { kind, res } = await t.call('request', { url });
    t.equal([kind, res.errMsg], ['fail', 'request:fail url not in domain list'], 'the result for ' + url);
  }
});
