// At most 5 requests of a block run at once, whatever their hosts.
// clauses: TTB-REQ-010
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const filter = '/cors?case=tt-block-5-at-once';
  const script = filter + '&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  const site = t.url('');
  const { last } = (await t.get('', { url: site + '/log' })).data;
  const slow = '/slow?case=tt-block-5-at-once&wait=1s';
  const calls = Array.from({ length: 8 }, () => t.call('request', { url: site + slow }));
  const other = t.call('request', { url: t.url(script) });
  const kinds = (await Promise.all(calls.concat([other]))).map((call) => call.kind);
  t.equal(kinds, Array(9).fill('success'), 'the outcomes');
  const log = site + '/log?settle=5s&since=' + last + '&path=';
  const list = async (path) => (await t.get('', { url: log + encodeURIComponent(path) })).data.requests;
  const requests = (await list('/slow?case=tt-block-5-at-once')).concat(await list(filter));
  const running = (at) => requests.filter((request) => request.at <= at && at < request.ended).length;
  t.equal(Math.max(...requests.map((request) => running(request.at))), 5, 'requests at once');
});
