// What a cache manager keeps of a request is found until it is too old, or deleted.
// clauses: WX-REQ-089
// platforms: wx
// evidence: documented
// alone: a program has one cache manager
check(async (t) => {
  const manager = wx.createCacheManager({ origin: t.url('/').replace(/\/$/, '') });
  t.equal(manager.maxAge, 7 * 24 * 60 * 60 * 1000, 'maxAge');
  manager.addRule({ id: 'short', url: '/echo', maxAge: 2000 });
  manager.addRule('/text?text');
  const find = (path) => manager.match({ url: t.url(path) });
  t.equal(Object.keys(find('/echo')).sort(), ['cacheId', 'ruleId'], 'what is known before the request');
  await t.get('/echo');
  const found = find('/echo');
  t.equal([found.ruleId, found.maxAge, found.data.fromCache, found.data.data.target], ['short', 2000, true, '/echo'], 'what is kept');
  t.ok(Math.abs(found.createTime - Date.now()) < 60000, 'createTime');
  await t.wait(3000);
  t.equal(find('/echo').data, undefined, 'what is kept after maxAge');
  await t.get('/text?text=a');
  await t.get('/text?text=b', { responseType: 'arraybuffer' });
  t.equal([find('/text?text=a').data.data, find('/text?text=b').data], ['a', undefined], 'a text, and a buffer');
  manager.deleteCache(find('/text?text=a').cacheId);
  t.equal(find('/text?text=a').data, undefined, 'what was deleted');
  await t.get('/text?text=a');
  manager.clearCaches();
  t.equal(find('/text?text=a').data, undefined, 'what is kept after clearCaches');
});
