// With the content type of a form, the object of a POST is sent in the form of a query.
// clauses: WX-REQ-018
// platforms: wx
// evidence: documented
check(async (t) => {
  const header = { 'content-type': 'application/x-www-form-urlencoded' };
  const { data } = await t.get('/echo', { method: 'POST', header, data: { a: 1, 'b c': 'x&y z', 你: '好' } });
  t.equal(data.body, 'a=1&b%20c=x%26y%20z&%E4%BD%A0=%E5%A5%BD', 'the body');
  t.equal(data.target, '/echo', 'the target');
});
