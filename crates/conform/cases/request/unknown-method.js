// A method that is not one of the legal ones fails the call.
// clauses: WX-REQ-004
// platforms: wx
// evidence: observed
check(async (t) => {
  for (const method of ['FOO', 'PROPFIND', 'GET ']) {
    const { kind, res } = await t.call('request', { url: t.url('/echo'), method });
    t.equal([kind, res.errMsg], ['fail', 'request:fail method is invalid'], 'the result');
  }
});
