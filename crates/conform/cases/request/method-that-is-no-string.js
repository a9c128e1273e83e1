// A method that is no string is none of the legal ones.
// clauses: WX-REQ-004
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const method of [5, true, {}]) {
    const { kind, res } = await t.call('request', { url: t.url('/echo'), method });
    t.equal([kind, res.errMsg], ['fail', 'request:fail method is invalid'], 'the result');
  }
});
