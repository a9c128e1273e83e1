// The times of a profile are in the order of the steps, in milliseconds since 1970.
// clauses: WX-REQ-071
// platforms: wx
// evidence: assumed
check(async (t) => {
  const begun = Date.now();
  const script = 'wait:3s;header:X-One=1;flush;wait:2s;body:late';
  const { profile } = await t.get('/do?s=' + encodeURIComponent(script));
  const ended = Date.now();
  const order = ['invokeStart', 'queueStart', 'queueEnd', 'fetchStart', 'domainLookUpStart', 'domainLookUpEnd',
    'connectStart', 'connectEnd', 'requestStart', 'requestEnd', 'responseStart', 'responseEnd'];
  const times = [begun - 1, ...order.map((name) => profile[name]), ended + 1];
  times.forEach((time, n) => t.ok(n === 0 || times[n - 1] <= time, 'the order of ' + times.join(' ')));
  t.ok(profile.SSLconnectionStart <= profile.SSLconnectionEnd, 'the order of SSLconnectionStart and its end');
  const seconds = (from, to) => Math.round((profile[to] - profile[from]) / 1000);
  t.equal(seconds('requestEnd', 'responseStart'), 3, 'seconds until the answer came');
  t.equal(seconds('responseStart', 'responseEnd'), 2, 'seconds while it came');
});
