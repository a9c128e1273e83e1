// An http URL fails and nothing is sent.
// clauses: TTB-REQ-004
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const cors = '/cors?case=tt-block-https-only&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  for (const site of ['http://api.example.test', 'http://example.feishu.cn', 'HTTP://other.example.test:8080']) {
    const { kind, res } = await t.call('request', { url: site + cors });
    t.equal(kind, 'fail', 'the outcome for ' + site);
    t.match(res.errMsg, /^request:fail/, 'errMsg');
  }
  const log = 'https://example.feishu.cn/log?path=' + encodeURIComponent('/cors?case=tt-block-https-only');
  t.equal((await t.get('', { url: log })).data.requests.length, 0, 'requests');
});
