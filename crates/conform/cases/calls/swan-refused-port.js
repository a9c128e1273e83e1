// A port that nobody listens on fails with errCode 1001.
// clauses: SWAN-REQ-045
// platforms: swan
// evidence: documented
// host: skip-url-check
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://refused.example.test:8443/' });
  t.equal([kind, Number(res.errCode)], ['fail', 1001], 'the outcome and errCode');
});
