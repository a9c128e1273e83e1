// A redirect to a server whose certificate is not good fails the call.
// clauses: WX-TLS-001
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://expired.example.test"]}
check(async (t) => {
  const to = encodeURIComponent('https://expired.example.test/echo');
  const { kind } = await t.call('request', { url: t.url('/redirect?to=' + to) });
  t.equal(kind, 'fail', 'the outcome');
});
