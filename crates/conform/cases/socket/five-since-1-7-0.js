// From base library 1.7.0 on a new socket leaves the others open.
// clauses: WX-WS-015 WX-WS-018
// platforms: wx
// evidence: documented
// host: base-library 1.7.0
// needs: sockets
check(async (t) => {
  const five = [1, 2, 3, 4, 5].map(() => t.talk('/ws/five-since-1-7-0'));
  await t.wait(1000);
  t.equal(five.map(({ told }) => told.slice(3)), Array(5).fill(['open']), 'what was told of each');
});
