// readyState is OPEN in onMessage, and CLOSED in onClose whichever way a socket ends.
// clauses: WX-WS-008
// platforms: wx
// evidence: observed
// at: 20s:background
// at: 40s:foreground
// needs: sockets
check(async (t) => {
  const states = [];
  for (const how of ['s=text:a;close:4000', 's=text:a;cut', 's=text:a;wait:60s', 'status=404']) {
    const { task } = t.talk('/ws/ready-state-in-events?' + how);
    task.onMessage(() => states.push(task.readyState));
    task.onClose(() => states.push(task.readyState));
  }
  await t.at(45);
  t.equal(states.sort(), [1, 1, 1, 3, 3, 3, 3], 'the states');
});
