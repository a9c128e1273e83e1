// A socket that insists on the mobile network is not opened where there is none.
// clauses: WX-WS-001
// platforms: wx
// evidence: assumed
// host: client pc
// needs: sockets
check(async (t) => {
  const { kind, res } = await t.call('connectSocket', { url: t.url('/ws').replace('https', 'wss'), forceCellularNetwork: true });
  t.equal([kind, res.errMsg], ['fail', 'connectSocket:fail bind socket dependency is unavailable'], 'the result');
});
