// send sends a string as a text message and an ArrayBuffer as a binary one, in order, and tells of success.
// clauses: TTG-WS-015
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-send';
  const task = t.api.connectSocket({ url: t.url(path).replace('http', 'ws') });
  await new Promise((resolve) => task.onOpen(resolve));
  const order = [];
  const send = (data) => new Promise((resolve) => {
    const told = (kind) => (res) => order.push(kind + ' ' + typeof res.errMsg);
    task.send({ data, success: told('success'), fail: told('fail'), complete: (res) => { told('complete')(res); resolve(); } });
  });
  const bytes = new Uint8Array([1, 0, 255]);
  const sending = [send('你好'), send(bytes.buffer), send('')];
  bytes[0] = 9;
  await Promise.all(sending);
  t.equal(order, Array(3).fill(['success string', 'complete string']).flat(), 'the callbacks');
  task.close({});
  const { websocket } = (await t.logged(encodeURIComponent(path), 1))[0];
  const seen = websocket.messages.map(({ kind, text, hex }) => kind + ' ' + (text === undefined ? hex : text));
  t.equal(seen, ['text 你好', 'binary 0100ff', 'text '], 'what the server saw');
});
