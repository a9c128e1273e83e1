// Functions of sockets that are called without an argument do not throw.
// clauses: SWAN-CB-016
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  t.api.connectSocket();
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:5s;close' });
  await new Promise((resolve) => task.onOpen(resolve));
  t.api.sendSocketMessage();
  task.send();
  t.api.closeSocket();
  task.close();
});
