// Other codes are refused, and the socket stays open.
// clauses: WX-WS-030
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/other-close-codes');
  await t.wait(1000);
  for (const code of [0, 999, 1001, 1005, 1006, 1011, 1015, 2999, 5000, 65536, -1, 3000.5, NaN]) {
    const { kind, order } = await t.on(task, 'close', { code });
    t.equal([kind, order.filter((word) => word !== 'returned')], ['fail', ['fail', 'complete']], 'the outcome of ' + code);
  }
  t.equal((await t.on(task, 'send', { data: 'still here' })).kind, 'success', 'the outcome of a message');
  await t.wait(1000);
  t.equal(told.slice(3), ['open', 'message'], 'what was told');
  t.equal((await t.conversation('/ws/other-close-codes')).close, null, 'the close frame');
});
