// Each socket has a socketTaskId of its own.
// clauses: WX-WS-004
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const talks = ['a', 'b', 'c'].map((name) => t.talk('/ws/numbers-differ-' + name));
  await t.wait(1000);
  t.equal(new Set(talks.map(({ of }) => of('success')[0].socketTaskId)).size, 3, 'different numbers');
});
