// A cache manager uses its cache always, or between start and stop, as its mode says; a listener can ask the network all the same.
// clauses: WX-REQ-091
// platforms: wx
// evidence: documented
// alone: a program has one cache manager
check(async (t) => {
  const manager = wx.createCacheManager({ origin: t.url('/').replace(/\/$/, ''), mode: 'none' });
  const states = [manager.state];
  manager.start();
  states.push(manager.state);
  manager.stop();
  states.push(manager.state);
  t.equal([manager.mode, states], ['none', [0, 1, 0]], 'the mode and the states');
  manager.addRule(/\/echo$/);
  const listener = async (event) => ({ data: (await event.request(event.data)).data.target });
  manager.on('request', listener);
  manager.on('request', () => 'another');
  manager.start();
  const ask = async (data) => (await t.call('request', { url: t.url('/echo'), method: 'POST', data })).res;
  t.equal((await ask({})).data, '/echo', 'what the first listener gives');
  const kept = () => Boolean(manager.match({ url: t.url('/echo'), method: 'POST' }).data);
  t.equal(kept(), false, 'that it is kept');
  await ask({ needUpdateCache: true });
  t.equal(kept(), true, 'that it is kept with needUpdateCache');
  manager.off('request', listener);
  t.equal(await ask({}), 'another', 'what the other listener gives');
});
