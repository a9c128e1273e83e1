// The type of the network is wifi, 2g, 3g, 4g or none; there is no word for the fifth generation.
// clauses: SWAN-NET-028
// platforms: swan
// evidence: documented
// at: 1s:2g
// at: 2s:3g
// at: 3s:4g
// at: 4s:offline
// at: 5s:5g
// needs: network
check(async (t) => {
  const types = [];
  for (let n = 0; n <= 5; n += 1) {
    await t.at(n + 0.5);
    types.push((await t.call('getNetworkType')).res.networkType);
  }
  t.equal(types.slice(0, 5), ['wifi', '2g', '3g', '4g', 'none'], 'the types');
  t.ok(['wifi', '2g', '3g', '4g', 'unknown'].includes(types[5]), 'that the fifth generation is not ' + types[5]);
});
