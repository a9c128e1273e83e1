// A connectSocket that failed does not keep the next socket from being heard.
// clauses: SWAN-GLB-010 SWAN-WS-016
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.onSocketMessage((res) => heard.push(res.data));
  await t.call('connectSocket', { url: 'wss://other.example.test/ws' });
  t.api.connectSocket({ url: 'wss://api.example.test/ws?s=text:hello;close' });
  await t.wait(5000);
  t.equal(heard, ['hello'], 'the messages');
});
