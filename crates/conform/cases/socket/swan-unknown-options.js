// In base libraries of 2019 options of connectSocket that are not declared change nothing.
// clauses: SWAN-NET-026
// platforms: swan
// evidence: observed
// host: base-library 3.90.0
// needs: sockets chunks
check(async (t) => {
  const url = 'wss://api.example.test/ws?case=swan-unknown-options&handshake-wait=5s&s=close';
  const task = t.api.connectSocket({ url, timeout: 1000, tcpNoDelay: true, perMessageDeflate: true, enableChunked: true });
  const opened = await new Promise((resolve) => {
    task.onOpen(() => resolve(true));
    task.onError(() => resolve(false));
  });
  t.ok(opened, 'that the socket opened');
  const [seen] = await t.logged(encodeURIComponent('/ws?case=swan-unknown-options'));
  t.equal(t.sent(seen, 'sec-websocket-extensions'), undefined, 'the extensions that were offered');
});
