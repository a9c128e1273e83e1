// canIUse answers for the base library that runs: what came later cannot be used.
// clauses: WX-API-021
// platforms: wx
// evidence: documented
// host: base-library 2.9.0
check(async (t) => {
  t.equal(wx.canIUse('request.success.header'), true, 'request.success.header');
  for (const path of ['request.success.cookies', 'getWindowInfo', 'getSystemInfoAsync']) {
    t.equal(wx.canIUse(path), false, path);
  }
  t.equal(typeof wx.getWindowInfo, 'undefined', 'the type of getWindowInfo');
});
