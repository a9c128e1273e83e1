// Redirects without end fail the call with errno 600008.
// clauses: WX-REQ-066
// platforms: wx
// evidence: documented
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/redirect/1000') });
  t.equal([kind, res.errno], ['fail', 600008], 'the result');
  t.match(res.errMsg, /^request:fail .*max redirect count/, 'errMsg');
});
