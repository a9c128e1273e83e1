// getNetworkType tells the type, the signal's strength, and whether there is a proxy and the network is weak.
// clauses: WX-NET-001
// platforms: wx
// evidence: documented
// host: base-library 3.5.3
// needs: network
check(async (t) => {
  const { kind, res, order } = await t.call('getNetworkType');
  t.equal([kind, order], ['success', ['returned', 'success', 'complete']], 'the outcome');
  const names = ['errMsg', 'hasSystemProxy', 'networkType', 'signalStrength', 'weakNet'];
  t.equal(Object.keys(res).sort(), names, 'the names');
  t.equal(names.map((name) => typeof res[name]), ['string', 'boolean', 'string', 'number', 'boolean'], 'the types');
  t.equal(res.errMsg, 'getNetworkType:ok', 'errMsg');
});
