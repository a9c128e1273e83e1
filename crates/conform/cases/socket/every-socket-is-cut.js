// All sockets are cut in background, and there is a place for five new ones after that.
// clauses: WX-BG-014 WX-WS-017
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 20s:foreground
// needs: sockets
check(async (t) => {
  const five = [1, 2, 3, 4, 5].map(() => t.talk('/ws/every-socket-is-cut'));
  await t.at(21);
  t.equal(five.map(({ told }) => told.slice(3)), Array(5).fill(['open', 'close']), 'what was told of each');
  const again = [1, 2, 3, 4, 5].map(() => t.talk('/ws/every-socket-is-cut'));
  await t.wait(1000);
  t.equal(again.map(({ told }) => told.slice(3)), Array(5).fill(['open']), 'what was told of five new ones');
});
