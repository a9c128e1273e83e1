// Entries carry a scheme: https for requests, wss for sockets.
// clauses: WX-DOM-003
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://listed.example.test"], "upload": ["https://listed.example.test"], "download": ["https://listed.example.test"], "socket": ["wss://listed.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://listed.example.test/status/204' });
  t.equal([kind, res.statusCode], ['success', 204], 'the result');
});
