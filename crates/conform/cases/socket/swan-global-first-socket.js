// Global listeners hear the socket that was created first, and no other beside it.
// clauses: SWAN-GLB-010
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.onSocketOpen((res) => heard.push('open ' + res.header['X-Name']));
  t.api.onSocketMessage((res) => heard.push('message ' + res.data));
  t.api.onSocketClose((res) => heard.push('close ' + res.code));

  const url = 'wss://api.example.test/ws?header=X-Name:';
  t.api.connectSocket({ url: url + 'one&handshake-wait=1s&s=wait:2s;text:one;wait:2s;close:4001' });
  t.api.connectSocket({ url: url + 'two&s=text:two;wait:1s;text:two;wait:1s;close:4002' });
  await t.wait(20000);
  t.equal(heard, ['open one', 'message one', 'close 4001'], 'what was heard');
});
