// Script hears of changes of the network, and has no function to stop that.
// clauses: SWAN-NET-029
// platforms: swan
// evidence: documented
// at: 1s:offline
// at: 2s:wifi
// needs: network
check(async (t) => {
  const heard = [];
  t.api.onNetworkStatusChange((res) => heard.push([res.isConnected, res.networkType]));
  t.equal(typeof t.api.offNetworkStatusChange, 'undefined', 'the type of offNetworkStatusChange');
  await t.at(3);
  t.equal(heard, [[false, 'none'], [true, 'wifi']], 'what was heard');
});
