// Requests at the same time that need the same preflight all succeed.
// clauses: TTB-CORS-072
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const allow = 'allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  const path = '/cors?case=tt-block-same-preflights-at-once&';
  const calls = [1, 2, 3].map(() => t.call('request', { url: t.cross(path + allow) }));
  t.equal((await Promise.all(calls)).map(({ kind }) => kind), Array(3).fill('success'), 'the outcomes');
  const log = t.url('/log?settle=5s&path=' + encodeURIComponent(path));
  const { requests } = (await t.get('', { url: log })).data;
  const methods = requests.map(({ method }) => method);
  t.equal(methods.filter((method) => method === 'GET').length, 3, 'the number of requests');
  t.ok(methods[0] === 'OPTIONS' && methods.length <= 6, 'that each has at most one preflight');
});
