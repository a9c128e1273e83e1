// A host that only the list of sockets has can be connected to.
// clauses: SWAN-DOM-009 SWAN-WS-002
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://chat.example.test"]}
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://chat.example.test/ws?s=text:hello;close' });
  const heard = await new Promise((resolve) => task.onMessage((res) => resolve(res.data)));
  t.equal(heard, 'hello', 'the message');
});
