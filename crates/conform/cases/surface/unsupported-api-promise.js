// What this host does not have returns a promise when it is given no callback, and rejects it.
// clauses: WX-API-009 WX-API-010
// platforms: wx
// evidence: assumed
// alone: it is about what qiao does not offer
check(async (t) => {
  const reason = await wx.getLocation({}).then(() => 'none', (reason) => reason);
  t.match(reason.errMsg, /^getLocation:fail( .+)?$/, 'errMsg');
  t.equal(typeof wx.getLocation({ fail() {} }), 'undefined', 'what is returned beside callbacks');
});
