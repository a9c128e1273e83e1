// Scheme and host are compared without regard to case.
// clauses: WX-DOM-030
// platforms: wx
// evidence: assumed
// host: domains {"request": ["https://api.example.test", "https://Mixed.Example.TEST"]}
check(async (t) => {
  for (const origin of ['HTTPS://api.example.test', 'https://API.Example.TEST', 'https://mixed.example.test']) {
    const { kind, res } = await t.call('request', { url: origin + '/echo' });
    t.equal([kind, res.statusCode], ['success', 200], 'the result for ' + origin);
  }
});
