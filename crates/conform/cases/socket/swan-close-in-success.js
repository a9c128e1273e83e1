// closeSocket in success of connectSocket reaches the socket: its success runs, and no message comes.
// clauses: SWAN-GLB-029
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const happened = [];
  t.api.onSocketMessage(() => happened.push('message'));
  t.api.connectSocket({
    url: 'wss://api.example.test/ws?s=wait:1s;text:hello;wait:1s;close',
    success: () => t.api.closeSocket({ success: () => happened.push('closed'), fail: () => happened.push('fail') }),
  });
  await t.wait(10000);
  t.equal(happened, ['closed'], 'what happened');
});
