// Listeners hear whether the device is connected, and of which type the network is.
// clauses: WX-NET-003
// platforms: wx
// evidence: documented
// at: 1s:offline
// at: 2s:4g
// at: 3s:wifi
// needs: network
check(async (t) => {
  const heard = [];
  t.api.onNetworkStatusChange((...args) => heard.push(args));
  await t.at(4);
  t.equal(heard.map((args) => args.length), [1, 1, 1], 'arguments of each');
  for (const [res] of heard) t.equal(Object.keys(res).sort(), ['isConnected', 'networkType'], 'the names');
  const expected = [[false, 'none'], [true, '4g'], [true, 'wifi']];
  t.equal(heard.map(([res]) => [res.isConnected, res.networkType]), expected, 'what was heard');
});
