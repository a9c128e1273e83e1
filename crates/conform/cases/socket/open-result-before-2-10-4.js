// Before base library 2.10.4 onOpen gets no profile.
// clauses: WX-WS-010
// platforms: wx
// evidence: documented
// host: base-library 2.10.3
// needs: sockets
check(async (t) => {
  const { of } = t.talk('/ws/open-result-before-2-10-4?s=echo');
  await t.wait(1000);
  t.equal(Object.keys(of('open')[0]), ['header'], 'the names');
});
