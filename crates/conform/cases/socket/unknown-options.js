// Unknown options of connectSocket, and tcpNoDelay, change nothing.
// clauses: WX-WS-001 WX-API-020
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/unknown-options?s=echo', { tcpNoDelay: true, foo: 1, method: 'POST', data: { a: 1 } });
  await t.wait(1000);
  t.equal(told, ['returned', 'success', 'complete', 'open'], 'what was told');
  const [{ method, length }] = await t.logged('/ws/unknown-options?');
  t.equal([method, length], ['GET', 0], 'method and length of the handshake');
});
