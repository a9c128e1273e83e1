// In the developer tools a header value beyond Latin-1 fails the call unsent, as in Fetch.
// clauses: TTB-REQ-012
// platforms: tt-block
// evidence: assumed
// host: client devtools
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/echo/wide'), header: { Accept: '\u5f20' } });
  t.equal(kind, 'fail', 'the outcome');
  t.equal(res.errMsg, 'request:fail invalid parameter: header "Accept"', 'errMsg');
  t.equal(await t.logged('/echo/wide'), [], 'the requests at the server');
});
