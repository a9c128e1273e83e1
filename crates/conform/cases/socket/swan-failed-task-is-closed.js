// In fail of connectSocket the task that was returned is CLOSED.
// clauses: SWAN-WS-016 SWAN-TSK-003
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?s=close';
  for (const options of [{}, { url, protocols: 'p' }, { url: 'wss://other.example.test/ws' }, { url, success: 100 }]) {
    const state = await new Promise((resolve) => {
      const task = t.api.connectSocket(Object.assign({ fail: () => resolve(task.readyState) }, options));
    });
    t.equal(state, 3, 'readyState with ' + JSON.stringify(options));
  }
});
