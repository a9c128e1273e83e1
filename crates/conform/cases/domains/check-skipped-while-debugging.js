// On a phone in debug mode any host and scheme may be called.
// clauses: WX-DOM-020
// platforms: wx
// evidence: documented
// host: client ios
// host: domains {"request": ["https://api.example.test"]}
// host: skip-url-check
check(async (t) => {
  for (const origin of ['https://unlisted.example.test', 'http://unlisted.example.test']) {
    const { kind, res } = await t.call('request', { url: origin + '/echo' });
    t.equal([kind, res.statusCode], ['success', 200], 'the result for ' + origin);
  }
});
