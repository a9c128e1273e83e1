// Before 3.5.3 getNetworkType does not tell whether the network is weak.
// clauses: WX-NET-001
// platforms: wx
// evidence: documented
// host: base-library 3.5.2
// needs: network
check(async (t) => {
  const { res } = await t.call('getNetworkType');
  t.equal(Object.keys(res).sort(), ['errMsg', 'hasSystemProxy', 'networkType', 'signalStrength'], 'the names');
});
