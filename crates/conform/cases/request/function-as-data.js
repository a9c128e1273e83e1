// A function as data is refused.
// clauses: WX-REQ-027
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const method of ['GET', 'POST']) {
    const { kind, res } = await t.call('request', { url: t.url('/echo'), method, data: () => 1 });
    t.equal([kind, res.errMsg], ['fail', 'request:fail data should not be Function'], 'the result of a ' + method);
  }
});
