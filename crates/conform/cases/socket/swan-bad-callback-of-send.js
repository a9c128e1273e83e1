// A truthy success that is no function fails a message and a close with 904, and neither is sent.
// clauses: SWAN-CB-007 SWAN-CB-019
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-bad-callback-of-send&s=wait:5s;close:4001' });
  await new Promise((resolve) => task.onOpen(resolve));
  const calls = { sendSocketMessage: t.api.sendSocketMessage, send: task.send, closeSocket: t.api.closeSocket, close: task.close };
  for (const name of Object.keys(calls)) {
    const res = await new Promise((fail) => calls[name]({ data: 'x', success: 100, fail }));
    t.equal([res.errCode, res.errMsg], [904, 'params type error'], 'the failure of ' + name);
  }
  const { code } = await new Promise((resolve) => task.onClose(resolve));
  t.equal(code, 4001, 'the code with which the server closed');
  const [{ websocket }] = await t.logged(encodeURIComponent('/ws?case=swan-bad-callback-of-send'));
  t.equal(websocket.messageCount, 0, 'messages at the server');
});
