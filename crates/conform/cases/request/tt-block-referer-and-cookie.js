// Referer and Cookie cannot be set.
// clauses: TTB-REQ-014
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const header = { referer: 'https://mine.example.test/', cookie: 'mine=1', REFERER: 'https://mine.example.test/', COOKIE: 'mine=1' };
  const { data } = await t.get('', { url: 'https://example.feishu.cn/echo', header });
  t.ok(!JSON.stringify(data.headers).includes('mine'), 'neither value sent');
});
