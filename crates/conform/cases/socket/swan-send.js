// sendSocketMessage and send of a task send strings as text and ArrayBuffers as binary messages.
// clauses: SWAN-GLB-013 SWAN-GLB-017 SWAN-TSK-007
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-send&s=echo:6;close' });
  const echoes = [];
  task.onMessage((res) => echoes.push(res.data));
  await new Promise((resolve) => task.onOpen(resolve));
  const closed = new Promise((resolve) => task.onClose(resolve));
  for (const send of [t.api.sendSocketMessage, task.send]) {
    for (const data of ['héllo 你好', new Uint8Array([0, 255, 16]).buffer, '{"a":1}']) {
      await new Promise((success, fail) => send({ data, success, fail }));
    }
  }
  await closed;
  const [{ websocket }] = await t.logged(encodeURIComponent('/ws?case=swan-send'));
  const got = websocket.messages.map((message) => message.kind + ' ' + (message.text || message.hex));
  const expected = ['text héllo 你好', 'binary 00ff10', 'text {"a":1}'];
  t.equal(got, [...expected, ...expected], 'what the server got');
  t.equal(echoes.map((data) => typeof data), ['string', 'object', 'string', 'string', 'object', 'string'], 'the echoes');
});
