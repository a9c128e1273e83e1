// A failed request carries an exception with the count of retries and their reasons.
// clauses: WX-API-017 WX-REQ-073
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://refused.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://refused.example.test/' });
  t.equal([kind, typeof res.exception], ['fail', 'object'], 'the outcome and the type of exception');
  t.equal(typeof res.exception.retryCount, 'number', 'the type of retryCount');
  t.ok(Array.isArray(res.exception.reasons), 'a list of reasons');
});
