// While the cache is used, login gives its last result; other functions do not, and login neither if the list leaves it out.
// clauses: WX-REQ-092
// platforms: wx
// evidence: documented
// alone: it depends on an account
check(async (t) => {
  const manager = wx.createCacheManager({ mode: 'none', extra: { apiList: ['wx.login'] } });
  const { code } = (await t.call('login')).res;
  await t.call('checkSession');
  manager.start();
  const { res } = await t.call('login');
  t.equal([res.code === code, res.fromCache], [true, true], 'the second login');
  t.equal((await t.call('checkSession')).res.fromCache, undefined, 'a function that is not on the list');
  manager.stop();
  t.ok((await t.call('login')).res.code !== code, 'that the code is new without the cache');
});
