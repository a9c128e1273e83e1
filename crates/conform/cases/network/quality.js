// How good the network is can be asked, and listeners hear when it changes, until they are removed.
// clauses: TTG-NET-004
// platforms: tt-gadget
// evidence: assumed
// at: 1s:2g
// at: 2s:3g
// at: 3s:offline
// at: 4s:wifi
// needs: network
check(async (t) => {
  const heard = [];
  const asked = [];
  t.api.onNetworkQualityChange((res) => heard.push(res));
  t.api.onNetworkQualityChange(() => heard.length > 3 && t.api.offNetworkQualityChange());
  for (const moment of [0.5, 1.5, 2.5, 3.5, 4.5]) {
    await t.at(moment);
    asked.push((await t.call('getNetworkQualityType', {})).res.networkQualityType);
  }
  t.equal(asked, ['excellent', 'weak', 'moderate', 'unavailable', 'excellent'], 'what was asked');
  t.equal(heard, ['weak', 'moderate', 'unavailable', 'excellent'].map((networkQualityType) => ({ networkQualityType })), 'what was heard');
});
