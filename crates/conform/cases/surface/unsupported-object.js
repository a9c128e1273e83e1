// A function that gives an object gives one whose functions fail, where the host does not have it.
// clauses: WX-API-016
// platforms: wx
// evidence: assumed
// alone: it is about what qiao does not offer
check(async (t) => {
  const recorder = wx.getRecorderManager();
  t.equal(typeof recorder.onStart, 'function', 'the type of onStart');
  recorder.onStart(() => {});
  let thrown;
  try {
    wx.getPerformance().getEntries();
  } catch (error) {
    thrown = error;
  }
  t.match(thrown.errMsg, /^Performance.getEntries:fail/, 'errMsg');
  t.equal(recorder.stop(), undefined, 'what a function returns that returns nothing on the platform');
  const { kind } = await new Promise((resolve) => {
    wx.getUserCryptoManager().getLatestUserKey({ fail: () => resolve({ kind: 'fail' }), success: () => resolve({ kind: 'success' }) });
  });
  t.equal(kind, 'fail', 'the outcome of getLatestUserKey');
});
