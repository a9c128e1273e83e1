// One search for local services runs at a time; it ends when it is stopped, or after 30 seconds.
// clauses: WX-NET-008 WX-NET-009
// platforms: wx
// evidence: documented
// alone: it depends on what is in the network
check(async (t) => {
  const ended = async (name, options) => (await t.call(name, options)).res.errMsg;
  const stops = [];
  wx.onLocalServiceDiscoveryStop(() => stops.push(Math.round(t.passed())));
  t.equal(await ended('stopLocalServiceDiscovery'), 'stopLocalServiceDiscovery:fail task not found', 'a stop without a search');
  t.equal(await ended('startLocalServiceDiscovery', { serviceType: '' }), 'startLocalServiceDiscovery:fail invalid param', 'a search without a type');
  const options = { serviceType: '_qiao-none._tcp.' };
  t.equal(await ended('startLocalServiceDiscovery', options), 'startLocalServiceDiscovery:ok', 'a search');
  t.equal(await ended('startLocalServiceDiscovery', options), 'startLocalServiceDiscovery:fail scan task already exist', 'a second one');
  await t.at(10);
  t.equal([stops, await ended('stopLocalServiceDiscovery')], [[], 'stopLocalServiceDiscovery:ok'], 'its stop');
  await t.at(11);
  t.equal(stops, [10], 'when it was stopped');
  await ended('startLocalServiceDiscovery', options);
  await t.at(40);
  t.equal(stops, [10], 'whether another has ended before 30 seconds');
  await t.at(42);
  t.equal(stops, [10, 41], 'when it has ended by itself');
  wx.offLocalServiceDiscoveryStop();
});
