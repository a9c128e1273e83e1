// readyState is 3 already when listeners of an error run.
// clauses: SWAN-TSK-003 SWAN-TSK-004
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://api.example.test", "wss://refused.example.test", "wss://unresolved.example.test", "wss://unreachable.example.test"]}
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://refused.example.test/ws' });
  const state = await new Promise((resolve) => task.onError(() => resolve(task.readyState)));
  t.equal(state, 3, 'readyState');
});
