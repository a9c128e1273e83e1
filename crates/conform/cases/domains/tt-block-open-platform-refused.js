// open.feishu.cn is refused before the network, even with the right CORS headers.
// clauses: TTB-REQ-006
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const cors = '/cors?case=tt-block-open-platform&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  const { kind, res } = await t.call('request', { url: 'https://open.feishu.cn' + cors });
  t.equal(kind, 'fail', 'the outcome');
  t.match(res.errMsg, /^request:fail/, 'errMsg');
  const log = 'https://example.feishu.cn/log?path=' + encodeURIComponent('/cors?case=tt-block-open-platform');
  t.equal((await t.get('', { url: log })).data.requests.length, 0, 'requests');
});
