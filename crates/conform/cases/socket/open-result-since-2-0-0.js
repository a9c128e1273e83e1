// From base library 2.0.0 on onOpen gets the header of the answer.
// clauses: WX-WS-010
// platforms: wx
// evidence: documented
// host: base-library 2.0.0
// needs: sockets
check(async (t) => {
  const { of } = t.talk('/ws/open-result-since-2-0-0?s=echo');
  await t.wait(1000);
  t.equal(Object.keys(of('open')[0]), ['header'], 'the names');
});
