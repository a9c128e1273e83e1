// The URL of a socket may not name a port, and nothing is sent.
// clauses: SWAN-DOM-005
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const port of ['443', '8443']) {
    const url = 'wss://api.example.test:' + port + '/ws?case=swan-port-refused&s=close';
    t.equal((await t.call('connectSocket', { url })).kind, 'fail', 'the outcome with the port ' + port);
  }
  t.equal((await t.logged(encodeURIComponent('/ws?case=swan-port-refused'))).length, 0, 'handshakes');
});
