// A message that was sent is told of with "sendSocketMessage:ok", by the task's send as well.
// clauses: WX-WS-024 WX-API-003 WX-API-005
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/send-result');
  await t.wait(1000);
  for (const data of ['x', new ArrayBuffer(3)]) {
    const { order, res } = await t.on(task, 'send', { data });
    t.equal(order, ['returned', 'success', 'complete'], 'the order');
    t.equal(res, { errMsg: 'sendSocketMessage:ok' }, 'the result');
  }
  t.equal((await t.call('sendSocketMessage', { data: 'x' })).res, { errMsg: 'sendSocketMessage:ok' }, 'the result of the global function');
});
