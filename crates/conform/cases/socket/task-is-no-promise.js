// connectSocket returns a task at once, with callbacks and without, and no promise.
// clauses: WX-WS-003 WX-API-008
// platforms: wx
// evidence: documented
// needs: sockets
check((t) => {
  for (const callbacks of [{}, { success() {} }, { fail() {} }, { complete() {} }]) {
    const task = t.api.connectSocket({ url: t.wss('/ws/task-is-no-promise?s=close'), ...callbacks });
    t.equal([typeof task.send, typeof task.then], ['function', 'undefined'], 'the types of send and then');
  }
});
