// From base library 1.7.0 on connectSocket returns a task.
// clauses: WX-WS-003
// platforms: wx
// evidence: documented
// host: base-library 1.7.0
// needs: sockets
check(async (t) => {
  const { kind, returned } = await t.call('connectSocket', { url: t.wss('/ws/task-since-1-7-0?s=close') });
  t.equal([kind, typeof returned], ['success', 'object'], 'the outcome, and what is returned');
});
