// Offline, a cache manager lets the program answer the requests that its rules mean.
// clauses: WX-REQ-082 WX-REQ-091
// platforms: wx
// evidence: documented
// at: 2s:offline
// at: 6s:wifi
// alone: a program has one cache manager
check(async (t) => {
  const manager = wx.createCacheManager({ origin: t.url('/').replace(/\/$/, '') });
  t.ok(wx.createCacheManager({}) === manager, 'that there is one manager');
  const heard = [];
  for (const name of ['enterWeakNetwork', 'exitWeakNetwork']) manager.on(name, () => heard.push(name));
  const asked = [];
  manager.addRule('/echo');
  manager.on('request', (event) => {
    asked.push(event.method + ' ' + event.url.replace(/.*\//, ''));
    const found = manager.match(event);
    return found.data ? Promise.resolve(found.data) : Promise.reject({ errMsg: 'nothing is kept' });
  });
  const first = await t.get('/echo');
  t.equal([manager.state, first.fromCache, asked], [0, undefined, []], 'what happens with a network');
  await t.at(3);
  const second = await t.call('request', { url: t.url('/echo') });
  t.equal([second.kind, second.res.fromCache, second.res.statusCode], ['success', true, 200], 'the result without one');
  t.equal(second.res.data, first.data, 'its data');
  t.equal([manager.state, asked], [1, ['GET echo']], 'the state, and what the program was asked');
  t.equal((await t.call('request', { url: t.url('/echo'), method: 'POST' })).res.errMsg, 'nothing is kept', 'the failure of another request');
  t.equal((await t.call('request', { url: t.url('/text') })).kind, 'fail', 'the outcome of a request that no rule means');
  await t.at(7);
  t.equal((await t.get('/echo')).fromCache, undefined, 'fromCache with a network again');
  t.equal(heard, ['enterWeakNetwork', 'exitWeakNetwork'], 'the events');
});
