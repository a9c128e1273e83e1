// close is told of with "closeSocket:ok", and complete comes after success.
// clauses: WX-WS-032 WX-API-003 WX-API-005
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/close-result');
  await t.wait(1000);
  const { order, res } = await t.on(task, 'close', { code: 1000 });
  t.equal(order, ['returned', 'success', 'complete'], 'the order');
  t.equal(res, { errMsg: 'closeSocket:ok' }, 'the result');
});
