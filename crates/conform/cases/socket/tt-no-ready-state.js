// The task has no readyState and no names for states, which no document knows.
// clauses: TTG-WS-012
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.url('/ws').replace('http', 'ws') });
  const names = ['readyState', 'CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
  t.equal(names.filter((name) => name in task), [], 'names of states at the beginning');
  await new Promise((resolve) => task.onOpen(resolve));
  t.equal(names.filter((name) => name in task), [], 'names of states when it is open');
  task.close({});
});
