// From base library 1.9.4 on sockets stand side by side, each with a task of its own.
// clauses: SWAN-WS-004
// platforms: swan
// evidence: documented
// host: base-library 1.9.4
// needs: sockets
check(async (t) => {
  const tasks = [];
  for (const name of ['one', 'two', 'three']) {
    const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=read;text:' + name + ';wait:5s;close' });
    await new Promise((resolve) => task.onOpen(resolve));
    tasks.push(task);
  }
  const answers = tasks.map((task) => new Promise((resolve) => task.onMessage((res) => resolve(res.data))));
  tasks.forEach((task) => task.send({ data: 'who are you' }));
  t.equal(await Promise.all(answers), ['one', 'two', 'three'], 'the answers');
  t.equal(new Set(tasks.map((task) => task.socketTaskId)).size, 3, 'different ids');
});
