// A string is sent unchanged, whatever the content type.
// clauses: WX-REQ-020
// platforms: wx
// evidence: documented
check(async (t) => {
  const text = 'a=1 &"你"\n{';
  for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'x/y']) {
    const { data } = await t.get('/echo', { method: 'POST', data: text, header: { 'content-type': type } });
    t.equal([data.body, t.sent(data, 'content-type')], [text, type], 'the body and its type');
  }
});
