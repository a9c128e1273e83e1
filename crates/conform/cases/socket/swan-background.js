// A socket is not cut in background: messages come there and after it.
// clauses: SWAN-NET-022
// platforms: swan
// evidence: documented
// at: 1s:background
// at: 60s:foreground
// needs: sockets
check(async (t) => {
  const heard = [];
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:30s;text:there;wait:60s;text:after;close:4001' });
  task.onMessage((res) => heard.push(res.data));
  const { code } = await new Promise((resolve) => task.onClose(resolve));
  t.equal([heard, code], [['there', 'after'], 4001], 'the messages and the code of the end');
});
