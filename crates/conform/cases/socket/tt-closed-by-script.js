// A socket that script closes tells so once: closeType 1 and its text, and nothing of WebSocket.
// clauses: TTG-WS-018 TTG-WS-019 TTG-WS-020 TTG-WS-021
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.url('/ws').replace('http', 'ws') });
  const told = [];
  task.onClose((res) => told.push(res));
  await new Promise((resolve) => task.onOpen(resolve));
  task.close({ code: 3000, reason: 'enough' });
  await t.wait(10000);
  t.equal(told.length, 1, 'calls of onClose');
  t.equal(Object.keys(told[0]).sort(), ['closeMsg', 'closeType'], 'the keys');
  t.ok(told[0].closeType == 1, 'closeType 1 rather than ' + told[0].closeType);
  t.equal(told[0].closeMsg, 'socket closed: by user', 'closeMsg');
});
