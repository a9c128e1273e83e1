// A content type is recognized in any case and with parameters.
// clauses: WX-REQ-023
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const type of [
    'application/x-www-form-urlencoded; charset=utf-8',
    'Application/X-WWW-Form-Urlencoded;charset=GBK',
  ]) {
    const { data } = await t.get('/echo', { method: 'POST', data: { a: 1, b: 2 }, header: { 'Content-Type': type } });
    t.equal([data.body, t.sent(data, 'content-type')], ['a=1&b=2', type], 'the body and its type');
  }
});
