// Data that is missing, or neither a string nor an ArrayBuffer, fails with 904 after the call, and is not sent.
// clauses: SWAN-GLB-018 SWAN-CB-008 SWAN-CB-009 SWAN-CB-011
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-send-argument-errors&s=wait:5s;close' });
  await new Promise((resolve) => task.onOpen(resolve));
  const missing = '[jsNative Argument Error]data is required.';
  const wrong = '[jsNative Argument Error]data type error. must be "string"';
  for (const send of [t.api.sendSocketMessage, task.send]) {
    for (const options of [{}, { data: { a: 1 } }, { data: 5 }, { data: new Uint8Array(2) }]) {
      const message = 'data' in options ? wrong : missing;
      let returned = false;
      const res = await new Promise((resolve) => {
        send(Object.assign({ success: resolve, fail: (res) => resolve(Object.assign({ late: returned }, res)) }, options));
        returned = true;
      });
      t.equal([res.errCode, res.errMsg, res.late], [904, message, true], 'the failure of ' + JSON.stringify(options));
    }
  }
  const [{ websocket }] = await t.logged(encodeURIComponent('/ws?case=swan-send-argument-errors'));
  t.equal(websocket.messageCount, 0, 'messages at the server');
});
