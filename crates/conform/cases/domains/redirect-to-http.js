// A redirect from https to http fails the call as not in the list.
// clauses: WX-DOM-018 WX-DOM-004
// platforms: wx
// evidence: documented
check(async (t) => {
  const to = encodeURIComponent(t.plain('/echo'));
  const { kind, res } = await t.call('request', { url: t.url('/redirect?to=' + to) });
  t.equal([kind, res.errMsg, res.errno], ['fail', 'request:fail url not in domain list', 600002], 'the result');
});
