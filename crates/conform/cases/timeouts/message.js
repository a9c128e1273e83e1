// The failure of a call whose time is over is "request:fail timeout" with errno 5.
// clauses: WX-TMO-008
// platforms: wx
// evidence: observed
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/hang'), timeout: 1000 });
  t.equal([kind, res.errMsg, res.errno], ['fail', 'request:fail timeout', 5], 'the result');
});
