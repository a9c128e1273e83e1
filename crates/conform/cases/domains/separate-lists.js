// A host in the lists for upload, download and sockets is not thereby allowed for requests.
// clauses: WX-DOM-002
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "upload": ["https://files.example.test"], "download": ["https://files.example.test"], "socket": ["wss://files.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://files.example.test/echo' });
  t.equal([kind, res.errMsg], ['fail', 'request:fail url not in domain list'], 'the result');
});
