// Scheme and host are compared without regard to case.
// clauses: WX-DOM-030
// platforms: wx
// evidence: assumed
// host: domains {"request": ["https://api.example.test", "https://Mixed.Example.TEST"]}
check(async (t) => {
  for (const url of ['HTTPS://api.example.test/echo', 'https://API.Example.TEST/echo', 'https://mixed.example.test/echo']) {
    const { kind, res } = await t.call('request', { url });
    t.equal([kind, res.statusCode], ['success', 200], 'the result for ' + url);
  }
});
