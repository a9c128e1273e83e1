// What is sent before the open event fails at once with a message alone, and complete never runs.
// clauses: SWAN-GLB-014 SWAN-TSK-008
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const log = [];
  const options = () => ({
    data: 'early',
    success: () => log.push('success'),
    fail: (res) => log.push(res),
    complete: () => log.push('complete'),
  });
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-send-before-open&s=wait:1s;close' });
  t.api.sendSocketMessage(options());
  log.push('returned');
  task.send(options());
  log.push('returned');
  await t.wait(5000);
  const failure = { errMsg: 'SocketTask.readyState is not OPEN' };
  t.equal(log, [failure, 'returned', failure, 'returned'], 'what happened');
  const [{ websocket }] = await t.logged(encodeURIComponent('/ws?case=swan-send-before-open'));
  t.equal(websocket.messageCount, 0, 'messages at the server');
});
