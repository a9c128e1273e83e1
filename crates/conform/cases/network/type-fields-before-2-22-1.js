// Before 2.22.1 getNetworkType does not tell of a proxy.
// clauses: WX-NET-001
// platforms: wx
// evidence: documented
// host: base-library 2.22.0
// needs: network
check(async (t) => {
  const { res } = await t.call('getNetworkType');
  t.equal(Object.keys(res).sort(), ['errMsg', 'networkType', 'signalStrength'], 'the names');
});
