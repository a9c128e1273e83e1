// A new socket does not close an older one: both go on.
// clauses: TTG-WS-007
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const url = t.url('/ws?s=echo').replace('http', 'ws');
  let ends = 0;
  const tasks = [];
  for (let n = 0; n < 2; n += 1) {
    const task = t.api.connectSocket({ url });
    task.onClose(() => { ends += 1; });
    await new Promise((resolve) => task.onOpen(resolve));
    tasks.push(task);
  }
  for (const task of tasks) {
    const heard = new Promise((resolve) => task.onMessage(resolve));
    task.send({ data: 'still here' });
    t.equal((await heard).data, 'still here', 'the echo');
  }
  t.equal(ends, 0, 'ends');
  tasks.forEach((task) => task.close({}));
});
