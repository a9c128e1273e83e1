// On Android 64 requests run at once in all.
// clauses: SWAN-NET-014
// platforms: swan
// evidence: documented
// host: client android
// host: skip-url-check
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const path = '/slow?case=swan-android-64-in-all&wait=1s';
  const calls = [];
  for (let n = 0; n < 70; n++) {
    calls.push(t.call('request', { url: 'http://h' + (n % 14) + '.many.example.test' + path }));
  }
  const kinds = (await Promise.all(calls)).map((call) => call.kind);
  t.ok(kinds.every((kind) => kind === 'success'), 'success of all');
  const filter = encodeURIComponent('/slow?case=swan-android-64-in-all');
  const { requests } = (await t.get('/log?settle=5s&count=70&since=' + last + '&path=' + filter)).data;
  const running = (at) => requests.filter((request) => request.at <= at && at < request.ended).length;
  t.equal(Math.max(...requests.map((request) => running(request.at))), 64, 'requests at once');
});
