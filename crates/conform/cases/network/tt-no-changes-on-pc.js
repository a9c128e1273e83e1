// On a desktop script does not hear of changes of the network.
// clauses: TTG-NET-003
// platforms: tt-gadget
// evidence: documented
// host: client pc
// at: 1s:offline
// at: 2s:wifi
// needs: network
check(async (t) => {
  const heard = [];
  if (typeof t.api.onNetworkStatusChange === 'function') t.api.onNetworkStatusChange((res) => heard.push(res));
  await t.at(3);
  t.equal(heard, [], 'what was heard');
});
