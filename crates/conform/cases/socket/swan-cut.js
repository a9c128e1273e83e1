// A connection that the server drops runs the listeners of the end once, and the task is CLOSED.
// clauses: SWAN-GLB-006 SWAN-TSK-003
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const how of ['cut', 'reset']) {
    const states = [];
    const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=' + how });
    t.api.onSocketClose(() => states.push(task.readyState));
    await t.wait(10000);
    t.equal(states, [3], 'readyState at each end after ' + how);
  }
});
