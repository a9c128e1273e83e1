// Sending and closing give nothing back.
// clauses: SWAN-CB-005
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:5s;close' });
  await new Promise((resolve) => task.onOpen(resolve));
  const given = [t.api.sendSocketMessage({ data: 'a' }), task.send({ data: 'b' }), task.close({}), t.api.closeSocket({})];
  t.ok(given.every((value) => value === undefined), 'that each gives undefined');
});
