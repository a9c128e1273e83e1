// On iOS a search for local services fails.
// clauses: WX-NET-008
// platforms: wx
// evidence: assumed
// host: client ios
check(async (t) => {
  const { kind } = await t.call('startLocalServiceDiscovery', { serviceType: '_http._tcp.' });
  t.equal(kind, 'fail', 'the outcome');
});
