// Text in another charset is converted by its label.
// clauses: WX-REQ-059
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const charset of ['gbk', 'GB2312', 'big5']) {
    t.equal((await t.get(`/charset/${charset}?text=${encodeURIComponent('你好')}`)).data, '你好', 'data in ' + charset);
  }
  const json = await t.get('/charset/gbk?type=application/json&text=' + encodeURIComponent('{"a":"中文"}'));
  t.equal(json.data, { a: '中文' }, 'JSON in gbk');
});
