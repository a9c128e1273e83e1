// Without an argument, every listener of the network's quality is removed.
// clauses: TTG-NET-004
// platforms: tt-gadget
// evidence: documented
// at: 1s:2g
// at: 2s:offline
// needs: network
check(async (t) => {
  let heard = 0;
  t.api.onNetworkQualityChange(() => heard++);
  t.api.onNetworkQualityChange(() => heard++);
  await t.at(1.5);
  t.api.offNetworkQualityChange();
  await t.at(2.5);
  t.equal(heard, 2, 'how often they heard');
});
