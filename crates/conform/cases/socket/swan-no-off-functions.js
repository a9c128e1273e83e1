// Global listeners cannot be taken away, and what is no function is not taken as one.
// clauses: SWAN-GLB-012
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.onSocketMessage((res) => heard.push(res.data));
  for (const name of ['Open', 'Message', 'Error', 'Close']) {
    t.equal(typeof t.api['offSocket' + name], 'undefined', 'the type of offSocket' + name);
    for (const listener of [undefined, null, 'x', {}]) t.api['onSocket' + name](listener);
  }
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=text:a;close' });
  const message = await new Promise((resolve) => task.onMessage(resolve));
  t.equal(message.data, 'a', 'the message');
});
