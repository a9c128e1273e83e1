// getAccountInfoSync tells the program's id.
// clauses: WX-REQ-037
// platforms: wx
// evidence: assumed
// host: appid wx0123456789abcdef
check(async (t) => {
  const { miniProgram } = wx.getAccountInfoSync();
  t.equal([miniProgram.appId, miniProgram.envVersion], ['wx0123456789abcdef', 'develop'], 'the program');
});
