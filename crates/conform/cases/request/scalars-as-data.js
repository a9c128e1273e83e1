// data that is neither a string nor an ArrayBuffer is converted to a string.
// clauses: WX-REQ-007
// platforms: wx
// evidence: documented
check(async (t) => {
  const body = async (data) => (await t.get('/echo', { method: 'POST', data })).data.body;
  t.equal(await body(123), '123', 'a number');
  t.equal(await body(true), 'true', 'a boolean');
  t.equal(await body([1, 'a']), '[1,"a"]', 'an array');
});
