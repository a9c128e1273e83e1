// On Android what is refused after the check of arguments has a number of the table of connectSocket.
// clauses: SWAN-ERR-006 SWAN-WS-013 SWAN-CB-015
// platforms: swan
// evidence: documented
// host: client android
// needs: sockets
check(async (t) => {
  for (const url of ['abc', '/ws', 'wss://', 'wss://other.example.test/ws']) {
    const { kind, res } = await t.call('connectSocket', { url });
    t.ok(kind === 'fail' && [302, 202, 1001].includes(Number(res.errCode)), 'one of the numbers for ' + url);
    t.ok(typeof res.errMsg === 'string' && res.errMsg !== '', 'a message for ' + url);
  }
});
