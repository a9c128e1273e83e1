// connectSocket gives a task with its six methods before anything has happened.
// clauses: SWAN-WS-001 SWAN-TSK-001 SWAN-CB-005
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const happened = [];
  const note = (name) => () => happened.push(name);
  const callbacks = { success: note('success'), fail: note('fail'), complete: note('complete') };
  const task = t.api.connectSocket(Object.assign({ url: 'wss://api.example.test/ws?s=close' }, callbacks));
  t.equal(happened, [], 'what happened before the task was there');
  for (const name of ['send', 'close', 'onOpen', 'onClose', 'onError', 'onMessage']) {
    t.equal(typeof task[name], 'function', 'the type of ' + name);
  }
  t.equal(typeof task.then, 'undefined', 'the type of then');
});
