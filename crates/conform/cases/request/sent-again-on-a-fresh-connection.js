// A request that a kept connection did not answer is sent once more.
// clauses: WX-REQ-088 WX-REQ-073
// platforms: wx
// evidence: assumed
check(async (t) => {
  const once = (name) => '/once/' + name + '?first=cut&then=' + encodeURIComponent('body:fresh');
  const get = (path) => t.call('request', { url: t.url(path), enableHttp2: false });
  await get('/text');
  const { kind, res } = await get(once('kept'));
  t.equal([kind, res.data, res.exception.retryCount], ['success', 'fresh', 1], 'the result on a kept connection');
  t.equal(res.exception.reasons.length, 1, 'the number of reasons');
});
