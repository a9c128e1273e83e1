// When the first socket has closed, one that was there already is not heard in its place.
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
  t.api.connectSocket({ url: url + 'two&s=wait:5s;text:two;close:4002' });
  await t.wait(20000);
  t.equal(heard, ['open one', 'close 4001'], 'what was heard');
});
