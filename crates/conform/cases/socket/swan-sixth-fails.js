// A sixth connectSocket fails while five sockets are open, and sends nothing.
// clauses: SWAN-NET-017 SWAN-WS-014
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?case=swan-sixth-fails&s=wait:30s;close';
  for (let n = 0; n < 5; n += 1) {
    const task = t.api.connectSocket({ url });
    await new Promise((resolve) => task.onOpen(resolve));
  }
  t.equal((await t.call('connectSocket', { url })).kind, 'fail', 'the outcome');
  await t.wait(60000);
  t.equal((await t.logged(encodeURIComponent('/ws?case=swan-sixth-fails'))).length, 5, 'handshakes');
});
