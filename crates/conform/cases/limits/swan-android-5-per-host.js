// On Android 5 requests to one host run at once, and another host is not held up.
// clauses: SWAN-NET-014
// platforms: swan
// evidence: documented
// host: client android
// host: domains {"request": ["https://api.example.test", "https://two.example.test"]}
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const path = '/slow?case=swan-android-5-per-host&wait=1s';
  const urls = Array.from({ length: 8 }, () => t.url(path));
  await Promise.all([...urls, 'https://two.example.test' + path].map((url) => t.call('request', { url })));
  const filter = encodeURIComponent('/slow?case=swan-android-5-per-host');
  const { requests } = (await t.get('/log?settle=5s&count=9&since=' + last + '&path=' + filter)).data;
  const running = (list, at) => list.filter((request) => request.at <= at && at < request.ended).length;
  const one = requests.filter((request) => request.host === 'api.example.test');
  t.equal(one.length, 8, 'requests to the first host');
  t.equal(Math.max(...one.map((request) => running(one, request.at))), 5, 'requests to it at once');
  t.equal(Math.max(...requests.map((request) => running(requests, request.at))), 6, 'requests at once in all');
});
