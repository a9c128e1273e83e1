// A ws URL fails while URLs are checked, and nothing is sent.
// clauses: SWAN-DOM-002 SWAN-WS-002
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const { kind } = await t.call('connectSocket', { url: 'ws://api.example.test/ws?case=swan-plain-refused&s=close' });
  t.equal(kind, 'fail', 'the outcome');
  t.equal((await t.logged(encodeURIComponent('/ws?case=swan-plain-refused'))).length, 0, 'handshakes');
});
