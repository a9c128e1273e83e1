// Sockets that are still opening count among the five.
// clauses: SWAN-NET-017
// platforms: swan
// evidence: documented
check(async (t) => {
  const url = 'wss://api.example.test/ws?handshake-wait=10s&s=wait:10s;close';
  const calls = await Promise.all(Array.from({ length: 7 }, () => t.call('connectSocket', { url })));
  const expected = ['success', 'success', 'success', 'success', 'success', 'fail', 'fail'];
  t.equal(calls.map(({ kind }) => kind), expected, 'the outcomes');
});
