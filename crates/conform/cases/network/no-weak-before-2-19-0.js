// Before 2.19.0 script cannot listen to the network's becoming weak.
// clauses: WX-NET-004
// platforms: wx
// evidence: documented
// host: base-library 2.18.1
// needs: network
check(async (t) => t.equal(typeof t.api.onNetworkWeakChange, 'undefined', 'the type of onNetworkWeakChange'));
