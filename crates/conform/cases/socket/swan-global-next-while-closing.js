// A socket that is created while the first one is still closing is not heard.
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
  const first = t.api.connectSocket({ url: url + 'one&s=closed;wait:2s;close:4001' });
  await new Promise((resolve) => first.onOpen(resolve));
  first.close({ code: 4001 });
  t.api.connectSocket({ url: url + 'two&s=text:two;wait:5s;text:two;close:4002' });
  await t.wait(20000);
  t.equal(heard, ['open one', 'close 4001'], 'what was heard');
});
