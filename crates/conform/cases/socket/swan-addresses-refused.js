// A socket to an IP address, to localhost or to openapi.baidu.com fails.
// clauses: SWAN-DOM-003 SWAN-DOM-004 SWAN-DOM-008
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const host of ['192.0.2.1', '[2001:db8::1]', 'localhost', 'openapi.baidu.com']) {
    const url = 'wss://' + host + '/ws?case=swan-addresses-refused&s=close';
    t.equal((await t.call('connectSocket', { url })).kind, 'fail', 'the outcome for ' + host);
  }
  t.equal((await t.logged(encodeURIComponent('/ws?case=swan-addresses-refused'))).length, 0, 'handshakes');
});
