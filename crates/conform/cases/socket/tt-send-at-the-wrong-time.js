// send before the socket is open, when it closes and after it has ended fails once, later, and sends nothing.
// clauses: TTG-WS-016 TTG-STD-004
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-send-at-the-wrong-time';
  const task = t.api.connectSocket({ url: t.url(path + '&handshake-wait=1s').replace('http', 'ws') });
  const send = (data) => new Promise((resolve) => {
    const order = [];
    const told = (kind) => () => order.push(kind);
    task.send({ data, success: told('success'), fail: told('fail'), complete: () => { order.push('complete'); resolve(order); } });
    order.push('returned');
  });
  t.equal(await send('early'), ['returned', 'fail', 'complete'], 'before it is open');
  await new Promise((resolve) => task.onOpen(resolve));
  t.equal(await send('now'), ['returned', 'success', 'complete'], 'when it is open');
  task.close({});
  t.equal(await send('closing'), ['returned', 'fail', 'complete'], 'when it closes');
  await t.wait(5000);
  t.equal(await send('late'), ['returned', 'fail', 'complete'], 'after its end');
  const { messages } = (await t.logged(encodeURIComponent(path), 1))[0].websocket;
  t.equal(messages.map(({ text }) => text), ['now'], 'what the server saw');
});
