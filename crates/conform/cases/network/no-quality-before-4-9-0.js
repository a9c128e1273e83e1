// Before base library 4.9.0 nothing is told of the network's quality.
// clauses: TTG-NET-004
// platforms: tt-gadget
// evidence: documented
// host: base-library 4.8.9
// needs: network
check(async (t) => {
  for (const name of ['getNetworkQualityType', 'onNetworkQualityChange', 'offNetworkQualityChange']) t.equal(typeof t.api[name], 'undefined', name);
});
