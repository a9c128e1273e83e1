// The open event brings the headers of the handshake's answer, to the task and to the global listener.
// clauses: SWAN-GLB-001 SWAN-TSK-013
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?header=X-Name:value&s=close' });
  const heard = await Promise.all([
    new Promise((resolve) => task.onOpen(resolve)),
    new Promise((resolve) => t.api.onSocketOpen(resolve)),
  ]);
  for (const res of heard) {
    t.equal(Object.keys(res), ['header'], 'the keys');
    t.match(res.header.Upgrade, /^websocket$/i, 'Upgrade');
    t.equal(res.header['X-Name'], 'value', 'X-Name');
  }
});
