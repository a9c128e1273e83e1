// A socket that is closed while it connects has one end, and does not open after that.
// clauses: WX-WS-038 WX-API-002
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/closed-while-connecting?handshake-wait=2s&s=close:1000');
  await t.wait(1000);
  const { order } = await t.on(task, 'close', {});
  t.equal(order.filter((word) => word !== 'returned').length, 2, 'callbacks of close');
  await t.wait(70000);
  t.equal(told.filter((kind) => kind === 'close'), ['close'], 'how often its end was told');
  t.equal(told[told.length - 1], 'close', 'what was told last');
});
