// A socket that is closed twice ends once.
// clauses: WX-WS-038 WX-API-002
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/closed-twice?s=closed;wait:1s;close:1000');
  await t.wait(1000);
  const both = await Promise.all([t.on(task, 'close', {}), t.on(task, 'close', { code: 4000 })]);
  t.equal(both[0].kind, 'success', 'the outcome of the first');
  for (const { order } of both) t.equal(order.filter((word) => word !== 'returned').length, 2, 'callbacks of each');
  await t.wait(30000);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'close'], 'what was told');
  const { frames } = await t.conversation('/ws/closed-twice');
  t.equal(frames.map(({ kind, code }) => [kind, code]), [['close', 1000]], 'the frames');
});
