// From base library 1.9.4 on five sockets may be there, and those that are still opening count.
// clauses: SWAN-NET-017 SWAN-WS-004
// platforms: swan
// evidence: documented
// host: base-library 1.9.4
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?handshake-wait=10s&s=wait:10s;close';
  const calls = await Promise.all(Array.from({ length: 7 }, () => t.call('connectSocket', { url })));
  const expected = ['success', 'success', 'success', 'success', 'success', 'fail', 'fail'];
  t.equal(calls.map(({ kind }) => kind), expected, 'the outcomes');
});
