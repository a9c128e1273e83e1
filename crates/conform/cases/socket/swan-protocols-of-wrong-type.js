// protocols that are no array fail with an Error, and nothing is sent.
// clauses: SWAN-WS-006
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  for (const protocols of ['p', { 0: 'p' }]) {
    const url = 'wss://api.example.test/ws?case=swan-protocols-of-wrong-type&s=close';
    const { kind, res } = await t.call('connectSocket', { url, protocols });
    t.ok(kind === 'fail' && res instanceof Error, 'that ' + JSON.stringify(protocols) + ' fails with an Error');
  }
  t.equal((await t.logged(encodeURIComponent('/ws?case=swan-protocols-of-wrong-type'))).length, 0, 'handshakes');
});
