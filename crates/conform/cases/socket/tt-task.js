// connectSocket returns at once a task that can send and close, and tells when it opens, hears and ends.
// clauses: TTG-WS-001 TTG-WS-009
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.url('/ws?s=echo').replace('http', 'ws') });
  t.equal([typeof task, typeof task.then], ['object', 'undefined'], 'the types of the task and its then');
  for (const name of ['send', 'close', 'onOpen', 'onClose', 'onMessage']) {
    t.equal(typeof task[name], 'function', 'the type of ' + name);
  }
  await new Promise((resolve) => task.onOpen(resolve));
  const heard = new Promise((resolve) => task.onMessage(resolve));
  task.send({ data: 'hello' });
  t.equal((await heard).data, 'hello', 'the echo');
  const ended = new Promise((resolve) => task.onClose(resolve));
  task.close({});
  await ended;
});
