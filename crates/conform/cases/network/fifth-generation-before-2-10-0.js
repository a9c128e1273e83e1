// Before 2.10.0 there is no word for the fifth generation.
// clauses: WX-NET-002
// platforms: wx
// evidence: documented
// host: base-library 2.9.5
// host: network 5g
// needs: network
check(async (t) => {
  const { networkType } = (await t.call('getNetworkType')).res;
  t.ok(['wifi', '2g', '3g', '4g', 'unknown'].includes(networkType), 'that the fifth generation is not ' + networkType);
});
