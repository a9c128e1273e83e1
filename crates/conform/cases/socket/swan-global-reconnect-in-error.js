// A program that connects again in onSocketError hears the new socket.
// clauses: SWAN-GLB-010 SWAN-TSK-003
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://api.example.test", "wss://refused.example.test", "wss://unresolved.example.test", "wss://unreachable.example.test"]}
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.onSocketMessage((res) => heard.push(res.data));
  t.api.onSocketError(() => t.api.connectSocket({ url: 'wss://api.example.test/ws?s=text:two;wait:1s;close' }));
  t.api.connectSocket({ url: 'wss://refused.example.test/ws' });
  await t.wait(5000);
  t.equal(heard, ['two'], 'the messages');
});
