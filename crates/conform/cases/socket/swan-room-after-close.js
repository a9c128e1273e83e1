// When one of five sockets has closed, another may be connected.
// clauses: SWAN-NET-017
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const tasks = [];
  for (let n = 0; n < 5; n += 1) {
    const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:30s;close' });
    await new Promise((resolve) => task.onOpen(resolve));
    tasks.push(task);
  }
  const closed = new Promise((resolve) => tasks[2].onClose(resolve));
  tasks[2].close({});
  await closed;
  const { kind } = await t.call('connectSocket', { url: 'wss://api.example.test/ws?s=close' });
  t.equal(kind, 'success', 'the outcome');
});
