// At most 10 requests run at once, whatever their hosts.
// clauses: TTG-REQ-034
// platforms: tt-gadget
// evidence: documented
// host: no-domains
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const path = '/slow?case=tt-gadget-10-at-once&wait=1s';
  const urls = Array.from({ length: 15 }, (_, n) => 'http://h' + (n % 3) + '.example.test' + path);
  await Promise.all(urls.map((url) => t.call('request', { url })));
  const filter = encodeURIComponent('/slow?case=tt-gadget-10-at-once');
  const { requests } = (await t.get('/log?settle=5s&count=15&since=' + last + '&path=' + filter)).data;
  const running = (at) => requests.filter((request) => request.at <= at && at < request.ended).length;
  t.equal(Math.max(...requests.map((request) => running(request.at))), 10, 'requests at once');
});
