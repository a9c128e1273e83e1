// An unlisted host is refused with the number 202.
// clauses: SWAN-WS-013
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const { kind, res } = await t.call('connectSocket', { url: 'wss://other.example.test/ws' });
  t.equal([kind, Number(res.errCode)], ['fail', 202], 'the outcome and its number');
});
