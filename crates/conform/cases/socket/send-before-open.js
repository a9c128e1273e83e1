// What is sent before a socket is open fails and is never sent.
// clauses: WX-WS-025 WX-WS-026
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/send-before-open?handshake-wait=2s&s=echo');
  const atOnce = t.on(task, 'send', { data: 'too early' });
  await t.wait(1000);
  for (const { kind, res, order } of [await atOnce, await t.on(task, 'send', { data: 'too early' })]) {
    t.equal([kind, order[order.length - 1]], ['fail', 'complete'], 'the outcome');
    t.equal(res.errMsg, 'SocketTask.send:fail SocketTask.readyState is not OPEN', 'errMsg');
  }
  await t.wait(2000);
  t.equal(told, ['returned', 'success', 'complete', 'open'], 'what was told');
  t.equal((await t.conversation('/ws/send-before-open')).frames, [], 'what was sent');
});
