// From base library 2.10.4 on onOpen gets a profile.
// clauses: WX-WS-010
// platforms: wx
// evidence: documented
// host: base-library 2.10.4
// needs: sockets
check(async (t) => {
  const { of } = t.talk('/ws/open-result-since-2-10-4?s=echo');
  await t.wait(1000);
  t.equal(Object.keys(of('open')[0]).sort(), ['header', 'profile'], 'the names');
});
