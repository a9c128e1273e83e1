// open.larksuite.com is refused like open.feishu.cn; other hosts of Feishu are not.
// clauses: TTB-REQ-007
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const cors = '/cors?case=tt-block-lark-open-platform&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  const refused = await t.call('request', { url: 'https://open.larksuite.com' + cors });
  t.equal(refused.kind, 'fail', 'the outcome');
  const log = 'https://example.feishu.cn/log?path=' + encodeURIComponent('/cors?case=tt-block-lark-open-platform');
  t.equal((await t.get('', { url: log })).data.requests.length, 0, 'requests');
  const { kind, res } = await t.call('request', { url: 'https://www.feishu.cn' + cors });
  t.equal([kind, res.statusCode], ['success', 200], 'the outcome for www.feishu.cn');
});
