// From 1.1.0 on script can listen to changes of the network, but not stop to.
// clauses: WX-NET-003
// platforms: wx
// evidence: documented
// host: base-library 2.9.2
// at: 1s:4g
// needs: network
check(async (t) => {
  t.equal(typeof t.api.offNetworkStatusChange, 'undefined', 'the type of offNetworkStatusChange');
  const heard = [];
  t.api.onNetworkStatusChange((res) => heard.push(res));
  await t.at(2);
  t.equal(heard, [{ isConnected: true, networkType: '4g' }], 'what was heard');
});
