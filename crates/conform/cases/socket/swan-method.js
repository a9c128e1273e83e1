// method of connectSocket has no effect: the handshake is a GET.
// clauses: SWAN-WS-009
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-method&s=close', method: 'POST' });
  await new Promise((resolve) => task.onOpen(resolve));
  const [seen] = await t.logged(encodeURIComponent('/ws?case=swan-method'));
  t.equal([seen.method, seen.status], ['GET', 101], 'the method and the status');
});
