// protocols are offered in their order, and the server may choose one.
// clauses: SWAN-WS-005
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?case=swan-protocols&protocol=first&s=close';
  const task = t.api.connectSocket({ url, protocols: ['chat.v2', 'chat.v1'] });
  await new Promise((resolve) => task.onOpen(resolve));
  const [seen] = await t.logged(encodeURIComponent('/ws?case=swan-protocols'));
  t.equal(t.sent(seen, 'sec-websocket-protocol'), 'chat.v2, chat.v1', 'what was offered');
});
