// Global listeners may be given before connectSocket, after it, or when the socket is open.
// clauses: SWAN-GLB-009
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.onSocketOpen(() => heard.push('open'));
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:1s;text:a;wait:1s;close' });
  t.api.onSocketMessage(() => heard.push('message'));
  await new Promise((resolve) => task.onOpen(resolve));
  t.api.onSocketClose(() => heard.push('close'));
  await t.wait(5000);
  t.equal(heard, ['open', 'message', 'close'], 'what was heard');
});
