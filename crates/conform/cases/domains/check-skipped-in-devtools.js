// The developer tools' switch lets any host, scheme and port through.
// clauses: WX-DOM-019
// platforms: wx
// evidence: documented
// host: client devtools
// host: domains {"request": ["https://api.example.test"]}
// host: skip-url-check
check(async (t) => {
  for (const origin of [
    'https://unlisted.example.test',
    'http://unlisted.example.test',
    'https://api.example.test:443',
    'http://127.0.0.1:8080',
  ]) {
    const { kind, res } = await t.call('request', { url: origin + '/echo' });
    t.equal([kind, res.statusCode], ['success', 200], 'the result for ' + origin);
  }
});
