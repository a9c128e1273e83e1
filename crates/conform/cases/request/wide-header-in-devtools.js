// In the developer tools a header value beyond Latin-1 fails the call unsent; one within it goes out byte by byte.
// clauses: WX-REQ-087
// platforms: wx
// evidence: assumed
// host: client devtools
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/echo/wide'), header: { 'X-Name': '张三' } });
  t.equal(kind, 'fail', 'the outcome');
  t.match(res.errMsg, /^request:fail Failed to execute 'setRequestHeader' on 'XMLHttpRequest'/, 'errMsg');
  t.equal(await t.logged('/echo/wide'), [], 'the requests at the server');
  const { data } = await t.get('/echo', { header: { 'X-Name': 'caf\u00e9' } });
  t.equal(t.sent(data, 'x-name'), 'caf\u00e9', 'what the server read as Latin-1');
  const bytes = await t.get('/echo', { header: { 'X-Name': '\u00c3\u00a9' } });
  t.equal(t.sent(bytes.data, 'x-name'), '\u00e9', 'what the server made of the bytes C3 A9');
});
