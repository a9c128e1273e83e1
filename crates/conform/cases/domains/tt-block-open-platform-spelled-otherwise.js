// Case, port, a trailing dot and user names do not hide open.feishu.cn.
// clauses: TTB-REQ-008
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const cors = '/cors?case=tt-block-spelled&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  for (const host of ['OPEN.FEISHU.CN:443', 'Open.Feishu.cn', 'open.feishu.cn:8443', 'open.feishu.cn.', 'api.example.test@open.feishu.cn', 'a:b@open.feishu.cn']) {
    const { kind } = await t.call('request', { url: 'https://' + host + cors });
    t.equal(kind, 'fail', 'the outcome for ' + host);
  }
  const log = 'https://example.feishu.cn/log?path=' + encodeURIComponent('/cors?case=tt-block-spelled');
  t.equal((await t.get('', { url: log })).data.requests.length, 0, 'requests');
});
