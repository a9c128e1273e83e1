// Numbers in protocols are offered as texts.
// clauses: SWAN-CB-013
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-protocols-as-numbers&s=close', protocols: [13, 'b'] });
  await new Promise((resolve) => task.onOpen(resolve));
  const [seen] = await t.logged(encodeURIComponent('/ws?case=swan-protocols-as-numbers'));
  t.equal(t.sent(seen, 'sec-websocket-protocol'), '13, b', 'what was offered');
});
