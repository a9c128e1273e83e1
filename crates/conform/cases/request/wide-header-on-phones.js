// On phones a header value beyond Latin-1 goes out as UTF-8.
// clauses: WX-REQ-087
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('/echo', { header: { 'X-Name': '张三' } });
  t.equal(t.sent(data, 'x-name'), '张三', 'the value');
});
