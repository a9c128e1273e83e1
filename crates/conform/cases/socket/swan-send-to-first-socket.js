// sendSocketMessage sends over the first socket, never over another.
// clauses: SWAN-GLB-016
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?case=swan-send-to-first&n=';
  const tasks = [];
  for (const rest of ['1&s=read;wait:1s;close', '2&s=wait:20s;close']) {
    const task = t.api.connectSocket({ url: url + rest });
    await new Promise((resolve) => task.onOpen(resolve));
    tasks.push(task);
  }
  const closed = new Promise((resolve) => tasks[0].onClose(resolve));
  t.equal((await t.call('sendSocketMessage', { data: 'hello' })).kind, 'success', 'the outcome');
  await closed;
  const late = await new Promise((fail) => t.api.sendSocketMessage({ data: 'late', success: fail, fail }));
  t.equal(late.errMsg, 'SocketTask.readyState is not OPEN', 'the failure after the first one has closed');
  await t.wait(20000);
  const [one, two] = await t.logged(encodeURIComponent('/ws?case=swan-send-to-first'));
  t.equal([one.websocket.messages[0].text, two.websocket.messageCount], ['hello', 0], 'what the servers got');
});
