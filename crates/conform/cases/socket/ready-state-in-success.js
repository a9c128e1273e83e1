// readyState is CONNECTING still in success of connectSocket.
// clauses: WX-WS-009
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const state = await new Promise((resolve) => {
    const task = t.api.connectSocket({ url: t.wss('/ws/ready-state-in-success?s=close'), success: () => resolve(task.readyState) });
  });
  t.equal(state, 0, 'readyState');
});
