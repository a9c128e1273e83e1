// A header value beyond Latin-1 fails the call unsent, as in Fetch; one within it goes out as one byte per character.
// clauses: TTB-REQ-012
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/echo/wide'), header: { Accept: '\u5f20' } });
  t.equal(kind, 'fail', 'the outcome');
  t.match(res.errMsg, /^request:fail/, 'errMsg');
  t.equal(await t.logged('/echo/wide'), [], 'the requests at the server');
  const { data } = await t.get('/echo', { header: { Accept: 'caf\u00e9' } });
  t.equal(t.sent(data, 'accept'), 'caf\u00e9', 'what the server read as Latin-1');
});
