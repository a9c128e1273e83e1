// A name that does not resolve and a broken connection fail with errCode 1001 and some message.
// clauses: SWAN-NET-021 SWAN-ERR-002
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://unresolved.example.test", "https://unreachable.example.test"]}
check(async (t) => {
  const urls = ['https://unresolved.example.test/', 'https://unreachable.example.test/', t.url('/cut'), t.url('/reset')];
  for (const url of urls) {
    const { kind, res } = await t.call('request', { url });
    t.equal([kind, Number(res.errCode)], ['fail', 1001], 'the outcome and errCode for ' + url);
    t.ok(typeof res.errMsg === 'string' && res.errMsg !== '', 'a message for ' + url);
  }
});
