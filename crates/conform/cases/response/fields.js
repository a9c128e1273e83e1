// A success has data, statusCode, header, cookies and errMsg, and nothing that is not documented.
// clauses: WX-REQ-055
// platforms: wx
// evidence: documented
check(async (t) => {
  const res = await t.get('/headers?X-One=1');
  const { data, statusCode, header, cookies, errMsg } = res;
  t.equal([data, statusCode, cookies, errMsg], ['hello', 200, [], 'request:ok'], 'the fields');
  t.equal([typeof header, Array.isArray(header)], ['object', false], 'the kind of header');
  const documented = ['data', 'statusCode', 'header', 'cookies', 'errMsg', 'profile', 'exception'];
  t.equal(Object.keys(res).filter((key) => !documented.includes(key)), [], 'other fields');
});
