// A host that only the other lists have fails, with a number and a message, and nothing is sent.
// clauses: SWAN-WS-002 SWAN-DOM-009 SWAN-DOM-011 SWAN-CB-003
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "upload": ["https://api.example.test"], "download": ["https://api.example.test"], "socket": ["wss://chat.example.test"]}
// needs: sockets
check(async (t) => {
  const { kind, res } = await t.call('connectSocket', { url: 'wss://api.example.test/ws?case=swan-unlisted&s=close' });
  t.equal([kind, typeof res.errMsg], ['fail', 'string'], 'the outcome and the type of its message');
  t.ok(Number(res.errCode) > 0, 'a number');
  t.equal((await t.logged(encodeURIComponent('/ws?case=swan-unlisted'))).length, 0, 'handshakes');
});
