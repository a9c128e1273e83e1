// Authorization can be set and is sent.
// clauses: TTB-REQ-016
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const { last } = (await t.get('', { url: 'https://example.feishu.cn/log' })).data;
  const path = '/cors?case=tt-block-authorization&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type,authorization';
  const { kind } = await t.call('request', { url: t.url(path), header: { Authorization: 'Bearer abc' } });
  t.equal(kind, 'success', 'the outcome');
  const log = 'https://example.feishu.cn/log?since=' + last + '&path=' + encodeURIComponent('/cors?case=tt-block-authorization');
  const sent = (await t.get('', { url: log })).data.requests.filter((request) => request.method === 'GET');
  t.equal(sent.map((request) => t.sent(request, 'authorization')), ['Bearer abc'], 'authorization at the server');
});
