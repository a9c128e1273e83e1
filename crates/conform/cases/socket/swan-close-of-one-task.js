// close of a task ends this socket alone.
// clauses: SWAN-TSK-009
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const tasks = [];
  for (let n = 0; n < 2; n += 1) {
    const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=echo:1;close' });
    await new Promise((resolve) => task.onOpen(resolve));
    tasks.push(task);
  }
  const closed = new Promise((resolve) => tasks[0].onClose(resolve));
  tasks[0].close({ code: 4001, reason: 'mine' });
  await closed;
  const echo = new Promise((resolve) => tasks[1].onMessage((res) => resolve(res.data)));
  tasks[1].send({ data: 'still here' });
  t.equal(await echo, 'still here', 'the echo of the other one');
});
