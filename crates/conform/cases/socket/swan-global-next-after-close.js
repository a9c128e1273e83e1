// A socket that is created after the close of the first one is heard.
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
  t.api.connectSocket({ url: url + 'one&s=close:4001' });
  t.api.connectSocket({ url: url + 'two&s=wait:10s;text:two;close:4002' });
  await t.wait(5000);
  t.api.connectSocket({ url: url + 'three&s=text:three;close:4003' });
  await t.wait(20000);
  t.equal(heard, ['open one', 'close 4001', 'open three', 'message three', 'close 4003'], 'what was heard');
});
