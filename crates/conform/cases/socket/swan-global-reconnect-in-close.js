// A program that connects again in onSocketClose hears the new socket.
// clauses: SWAN-GLB-010
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const heard = [];
  const connect = (name) => t.api.connectSocket({ url: 'wss://api.example.test/ws?s=text:' + name + ';close' });
  t.api.onSocketMessage((res) => heard.push(res.data));
  t.api.onSocketClose(() => { if (heard.length === 1) connect('two'); });
  connect('one');
  await t.wait(5000);
  t.equal(heard, ['one', 'two'], 'the messages');
});
