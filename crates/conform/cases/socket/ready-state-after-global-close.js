// readyState of the socket that closeSocket closes is CLOSING, then CLOSED.
// clauses: WX-WS-008
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/ready-state-after-global-close?s=closed;wait:2s;close:1000');
  await t.wait(1000);
  t.equal((await t.call('closeSocket')).kind, 'success', 'the outcome of closeSocket');
  t.equal(task.readyState, 2, 'readyState then');
  await t.wait(3000);
  t.equal(task.readyState, 3, 'readyState after the end');
});
