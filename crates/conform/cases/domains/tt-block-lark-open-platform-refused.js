// open.larksuite.com is refused like open.feishu.cn; other hosts of Feishu are not.
// clauses: TTB-REQ-007
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const path = '/cors?case=tt-block-lark-open-platform';
  const cors = '&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  const refused = await t.call('request', { url: 'https://open.larksuite.com' + path + cors });
  t.equal(refused.kind, 'fail', 'the outcome');
  const { kind, res } = await t.call('request', { url: 'https://www.feishu.cn' + path + cors });
  t.equal([kind, res.statusCode], ['success', 200], 'the outcome for www.feishu.cn');
  const { requests } = (await t.get('', { url: 'https://example.feishu.cn/log?path=' + encodeURIComponent(path) })).data;
  t.ok(requests.every((request) => request.host === 'www.feishu.cn'), 'requests of www.feishu.cn only');
});
