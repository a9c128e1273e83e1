// Before 1.1.0 script cannot listen to changes of the network.
// clauses: WX-NET-003
// platforms: wx
// evidence: documented
// host: base-library 1.0.2
// needs: network
check(async (t) => {
  t.equal(typeof t.api.onNetworkStatusChange, 'undefined', 'the type of onNetworkStatusChange');
  t.equal(typeof t.api.getNetworkType, 'function', 'the type of getNetworkType');
});
