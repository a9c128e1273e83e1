// The form that returns its outcome throws an Error where the host does not have it.
// clauses: WX-API-016
// platforms: wx
// evidence: assumed
// alone: it is about what qiao does not offer
check(async (t) => {
  let thrown;
  try {
    wx.isVKSupport();
  } catch (error) {
    thrown = error;
  }
  t.ok(thrown instanceof Error && !(thrown instanceof TypeError), 'that an Error is thrown');
  t.match(thrown.errMsg, /^isVKSupport:fail/, 'errMsg');
  t.equal(wx.onAccelerometerChange(() => {}), undefined, 'what a listener returns');
  t.equal(wx.offAccelerometerChange(), undefined, 'what its removal returns');
});
