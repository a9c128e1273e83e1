// A Referer, if any is sent to another site, is the origin of the page.
// clauses: TTB-REQ-026
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const path = '/cors?case=tt-block-referer&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  t.equal((await t.call('request', { url: t.url(path) })).kind, 'success', 'the outcome');
  const log = 'https://example.feishu.cn/log?path=' + encodeURIComponent('/cors?case=tt-block-referer');
  const { requests } = (await t.get('', { url: log })).data;
  t.ok(requests.length > 0, 'a request');
  for (const request of requests) {
    const referer = t.sent(request, 'referer');
    t.ok([undefined, 'https://example.feishu.cn/'].includes(referer), 'the origin rather than ' + referer);
  }
});
