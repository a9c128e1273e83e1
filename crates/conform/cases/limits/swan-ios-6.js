// On iOS 6 requests run at once, whatever their hosts.
// clauses: SWAN-NET-014
// platforms: swan
// evidence: documented
// host: client ios
// host: domains {"request": ["https://api.example.test", "https://two.example.test"]}
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const path = '/slow?case=swan-ios-6&wait=1s';
  const hosts = ['https://api.example.test', 'https://two.example.test'];
  const urls = Array.from({ length: 10 }, (_, n) => hosts[n % 2] + path);
  await Promise.all(urls.map((url) => t.call('request', { url })));
  const filter = encodeURIComponent('/slow?case=swan-ios-6');
  const { requests } = (await t.get('/log?settle=5s&count=10&since=' + last + '&path=' + filter)).data;
  const running = (at) => requests.filter((request) => request.at <= at && at < request.ended).length;
  t.equal(Math.max(...requests.map((request) => running(request.at))), 6, 'requests at once');
});
