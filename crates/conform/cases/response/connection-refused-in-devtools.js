// In the developer tools a refused connection has no detail.
// clauses: WX-REQ-077
// platforms: wx
// evidence: observed
// host: client devtools
// host: domains {"request": ["https://refused.example.test"]}
check(async (t) => {
  const { kind, res } = await t.call('request', { url: 'https://refused.example.test/' });
  t.equal([kind, res.errMsg], ['fail', 'request:fail'], 'the result');
});
