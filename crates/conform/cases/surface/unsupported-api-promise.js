// What this host does not have returns a promise when it is given no callback, and rejects it.
// clauses: WX-API-009 WX-API-010
// platforms: wx
// evidence: assumed
// alone: it is about what qiao does not offer
check(async (t) => {
  const reason = await wx.startAccelerometer({}).then(() => 'none', (reason) => reason);
  t.match(reason.errMsg, /^startAccelerometer:fail( .+)?$/, 'errMsg');
  t.equal(typeof wx.startAccelerometer({ fail() {} }), 'undefined', 'what is returned beside callbacks');
});
