// What is sent while a socket is closing, or after its end, fails and is never sent.
// clauses: WX-WS-025
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/send-after-close?s=closed;wait:2s;close:1000');
  await t.wait(1000);
  task.close({});
  const meanwhile = await t.on(task, 'send', { data: 'too late' });
  await t.wait(3000);
  for (const { kind, res, order } of [meanwhile, await t.on(task, 'send', { data: 'too late' })]) {
    t.equal([kind, order[order.length - 1]], ['fail', 'complete'], 'the outcome');
    t.equal(res.errMsg, 'SocketTask.send:fail SocketTask.readyState is not OPEN', 'errMsg');
  }
  t.equal((await t.conversation('/ws/send-after-close')).messages, [], 'what was sent');
});
