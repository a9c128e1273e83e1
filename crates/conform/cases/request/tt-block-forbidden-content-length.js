// Content-Length belongs to the browser.
// clauses: TTB-REQ-013
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const options = { url: 'https://example.feishu.cn/echo', method: 'POST', header: { 'Content-Length': '3' }, data: 'abcdef' };
  t.equal((await t.get('', options)).data.body, 'abcdef', 'the body');
});
