// Without protocols no Sec-WebSocket-Protocol is sent, and protocolsArray is not read.
// clauses: SWAN-WS-018 SWAN-WS-005
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  for (const options of [{}, { protocolsArray: ['chat.v1'] }]) {
    const task = t.api.connectSocket(Object.assign({ url: 'wss://api.example.test/ws?case=swan-no-protocols&s=close' }, options));
    await new Promise((resolve) => task.onOpen(resolve));
  }
  const seen = await t.logged(encodeURIComponent('/ws?case=swan-no-protocols'));
  t.equal(seen.length, 2, 'handshakes');
  t.ok(seen.every((handshake) => t.sent(handshake, 'sec-websocket-protocol') === undefined), 'that none was offered');
});
