// The type of the network is wifi, 2g, 3g, 4g, 5g or none.
// clauses: WX-NET-002
// platforms: wx
// evidence: documented
// at: 1s:2g
// at: 2s:3g
// at: 3s:4g
// at: 4s:5g
// at: 5s:offline
// at: 6s:wifi
// needs: network
check(async (t) => {
  const types = [];
  for (let n = 0; n <= 6; n += 1) {
    await t.at(n + 0.5);
    types.push((await t.call('getNetworkType')).res.networkType);
  }
  t.equal(types, ['wifi', '2g', '3g', '4g', '5g', 'none', 'wifi'], 'the types');
});
