// success gets statusCode, header, data and errMsg.
// clauses: TTB-REQ-021
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const res = await t.get('', { url: 'https://example.feishu.cn/json?body={"a":1}' });
  t.equal([res.statusCode, res.data, res.errMsg], [200, { a: 1 }, 'request:ok'], 'statusCode, data and errMsg');
  t.equal(Object.prototype.toString.call(res.header), '[object Object]', 'the kind of header');
  const { statusCode, header, data, errMsg, trace, ...rest } = res;
  t.equal(Object.keys(rest), [], 'other keys');
});
