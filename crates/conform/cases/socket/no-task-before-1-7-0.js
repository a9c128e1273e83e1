// Before base library 1.7.0 connectSocket returns no task.
// clauses: WX-WS-003
// platforms: wx
// evidence: documented
// host: base-library 1.6.6
// needs: sockets
check(async (t) => {
  const { kind, returned } = await t.call('connectSocket', { url: t.wss('/ws/no-task-before-1-7-0?s=close') });
  t.equal([kind, typeof returned], ['success', 'undefined'], 'the outcome, and what is returned');
});
