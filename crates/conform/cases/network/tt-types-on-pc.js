// On a desktop there is connected and none, whatever the network.
// clauses: TTG-NET-002
// platforms: tt-gadget
// evidence: documented
// host: client pc
// at: 1s:4g
// at: 2s:offline
// at: 3s:5g
// needs: network
check(async (t) => {
  const types = [];
  for (let n = 0; n <= 3; n += 1) {
    await t.at(n + 0.5);
    types.push((await t.call('getNetworkType')).res.networkType);
  }
  t.equal(types, ['connected', 'connected', 'none', 'connected'], 'the types');
});
