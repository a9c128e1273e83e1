// Numbers in header of connectSocket are sent as texts.
// clauses: SWAN-WS-008 SWAN-CB-013
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-header-numbers&s=close', header: { 'X-N': 1, 'X-M': 2.5 } });
  await new Promise((resolve) => task.onOpen(resolve));
  const [seen] = await t.logged(encodeURIComponent('/ws?case=swan-header-numbers'));
  t.equal([t.sent(seen, 'x-n'), t.sent(seen, 'x-m')], ['1', '2.5'], 'the headers');
});
