// A number or boolean as data fails with the message of a union.
// clauses: SWAN-CB-010 SWAN-REQ-005
// platforms: swan
// evidence: observed
check(async (t) => {
  for (const data of [5, true]) {
    const { kind, res } = await t.call('request', { url: t.url('/echo/swan-scalar-data'), method: 'POST', data });
    t.equal([kind, res.errCode], ['fail', 904], 'the outcome and errCode');
    const message = '[jsNative Argument Error]data type error, must be oneOfType ["string","object"]';
    t.equal(res.errMsg, message, 'errMsg');
  }
});
