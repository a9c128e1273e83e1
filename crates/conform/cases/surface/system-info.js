// getSystemInfo and its forms tell the same of the client and the base library.
// clauses: WX-API-016 WX-API-021
// platforms: wx
// evidence: documented
// host: client ios
// host: base-library 3.1.2
check(async (t) => {
  const { res } = await t.call('getSystemInfo');
  const returned = wx.getSystemInfoSync();
  t.equal(res.errMsg, 'getSystemInfo:ok', 'errMsg');
  t.equal([returned.SDKVersion, returned.platform], ['3.1.2', 'ios'], 'base library and platform');
  delete res.errMsg;
  t.equal(returned, res, 'what the other form tells');
  t.equal(typeof (await t.call('getSystemInfoAsync')).res.windowWidth, 'number', 'the type of windowWidth');
  t.equal(wx.getWindowInfo().windowWidth, returned.windowWidth, 'windowWidth');
  t.equal([wx.getDeviceInfo().platform, wx.getAppBaseInfo().SDKVersion], ['ios', '3.1.2'], 'of device and client');
});
