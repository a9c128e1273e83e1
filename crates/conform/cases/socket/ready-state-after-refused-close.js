// readyState stays OPEN when close is refused, as the socket does.
// clauses: WX-WS-008 WX-WS-030 WX-WS-031
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/ready-state-after-refused-close');
  await t.wait(1000);
  for (const options of [{ code: 1001 }, { reason: 'x'.repeat(124) }]) {
    t.equal((await t.on(task, 'close', options)).kind, 'fail', 'the outcome of close');
    t.equal(task.readyState, 1, 'readyState');
  }
});
