// PATCH is refused like any method that is not legal.
// clauses: WX-REQ-005
// platforms: wx
// evidence: observed
check(async (t) => {
  for (const method of ['PATCH', 'patch']) {
    const { kind, res } = await t.call('request', { url: t.url('/echo'), method, data: { a: 1 } });
    t.equal([kind, res.errMsg], ['fail', 'request:fail method is invalid'], 'the result');
  }
});
