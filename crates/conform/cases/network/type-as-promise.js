// getNetworkType without callbacks returns a promise, and with one nothing.
// clauses: WX-API-009 WX-NET-001
// platforms: wx
// evidence: documented
// needs: network
check(async (t) => {
  t.equal((await t.api.getNetworkType()).errMsg, 'getNetworkType:ok', 'what the promise resolves with');
  t.equal(typeof t.api.getNetworkType({ success: () => {} }), 'undefined', 'what is returned beside success');
});
