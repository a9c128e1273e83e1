// readyState is CONNECTING, OPEN, CLOSING and CLOSED, one after the other, and the task has their numbers.
// clauses: WX-WS-008
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/ready-state?s=closed;wait:1s;close');
  const states = [task.readyState];
  task.onOpen(() => states.push(task.readyState));
  task.onClose(() => states.push(task.readyState));
  await t.wait(1000);
  task.close({});
  states.push(task.readyState);
  await t.wait(3000);
  t.equal(states, [0, 1, 2, 3], 'readyState at creation, in onOpen, after close and in onClose');
  t.equal([task.CONNECTING, task.OPEN, task.CLOSING, task.CLOSED], [0, 1, 2, 3], 'the numbers');
});
