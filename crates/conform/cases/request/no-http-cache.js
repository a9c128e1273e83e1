// Without enableCache an answer is never taken from a cache.
// clauses: WX-REQ-067
// platforms: wx
// evidence: documented
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const path = '/headers?Cache-Control=public,%20max-age=3600&ETag=%22a%22';
  for (let n = 0; n < 3; n += 1) await t.get(path);
  const { requests } = (await t.get('/log?path=/headers&since=' + last)).data;
  t.equal(requests.length, 3, 'requests at the server');
  const conditional = requests.filter((request) => t.sent(request, 'if-none-match') !== undefined);
  t.equal(conditional.length, 0, 'conditional requests');
});
