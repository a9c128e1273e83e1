// Listeners hear whether the device is connected and of which type the network is, until they are removed.
// clauses: TTG-NET-003
// platforms: tt-gadget
// evidence: documented
// at: 1s:offline
// at: 2s:4g
// at: 3s:wifi
// needs: network
check(async (t) => {
  const [heard, other] = [[], []];
  const listener = (...args) => heard.push(args);
  t.api.onNetworkStatusChange(listener);
  t.api.onNetworkStatusChange(({ networkType }) => other.push(networkType));
  await t.at(2.5);
  for (const [res] of heard) t.equal(Object.keys(res).sort(), ['isConnected', 'networkType'], 'the names');
  t.equal(heard.map((args) => [args.length, args[0].isConnected, args[0].networkType]), [[1, false, 'none'], [1, true, '4g']], 'what was heard');
  t.api.offNetworkStatusChange(listener);
  await t.at(3.5);
  t.equal([heard.length, other], [2, ['none', '4g', 'wifi']], 'what was heard by one that was removed, and by the other');
});
