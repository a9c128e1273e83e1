// Five sockets are open at once; the sixth is refused by fail, and reaches nobody.
// clauses: WX-WS-015 WX-WS-016
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const five = [1, 2, 3, 4, 5].map((n) => t.talk('/ws/five-at-once-' + n));
  await t.wait(1000);
  t.equal(five.map(({ told }) => told[3]), Array(5).fill('open'), 'what was told of the five');
  const { told, of } = t.talk('/ws/five-at-once-6');
  await t.wait(1000);
  t.equal(told.filter((kind) => kind !== 'returned'), ['fail', 'complete'], 'what was told of the sixth');
  t.equal(of('fail')[0].errMsg, 'connectSocket:fail fail reach max websocket connect count 5', 'errMsg');
  t.equal((await t.logged('/ws/five-at-once-6')).length, 0, 'requests of the sixth');
  await Promise.all(five.map(({ task }) => t.on(task, 'send', { data: 'still here' })));
  await t.wait(1000);
  t.equal(five.map(({ of }) => of('message').length), Array(5).fill(1), 'what the five have heard');
});
