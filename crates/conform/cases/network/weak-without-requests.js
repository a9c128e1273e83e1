// A network on which nothing was requested yet is not weak: only requests make it so.
// clauses: WX-NET-005
// platforms: wx
// evidence: documented
// at: 1s:2g
// needs: network
check(async (t) => {
  let heard = 0;
  t.api.onNetworkWeakChange(() => { heard += 1; });
  await t.at(30);
  t.equal(heard, 0, 'how often a weak network was told of');
  t.equal((await t.call('getNetworkType')).res.weakNet, false, 'weakNet');
});
