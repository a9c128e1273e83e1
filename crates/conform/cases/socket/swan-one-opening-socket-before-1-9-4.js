// Before base library 1.9.4 a socket that is still opening gives way to the next one.
// clauses: SWAN-WS-003
// platforms: swan
// evidence: documented
// host: base-library 1.9.3
// needs: sockets
check(async (t) => {
  const opened = [];
  for (const n of [1, 2, 3]) {
    const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?handshake-wait=1s&s=wait:5s;close&n=' + n });
    task.onOpen(() => opened.push(n));
  }
  await t.wait(3000);
  t.equal(opened, [3], 'which opened');
});
