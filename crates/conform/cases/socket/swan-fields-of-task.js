// A task has fields of its own for its states.
// clauses: SWAN-TSK-002
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=close' });
  for (const [name, value] of Object.entries({ CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3, readyState: 0 })) {
    t.ok(Object.prototype.hasOwnProperty.call(task, name), name + ' as its own');
    t.equal(task[name], value, name);
  }
});
