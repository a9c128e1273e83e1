// A socket's task has send, close and four listeners, and nothing to remove listeners with.
// clauses: WX-WS-007
// platforms: wx
// evidence: documented
// needs: sockets
check((t) => {
  const { task } = t.talk('/ws/task-methods');
  for (const name of ['send', 'close', 'onOpen', 'onClose', 'onError', 'onMessage']) {
    t.equal(typeof task[name], 'function', 'the type of ' + name);
  }
  for (const name of ['offOpen', 'offClose', 'offError', 'offMessage', 'abort', 'ping']) {
    t.equal(typeof task[name], 'undefined', 'the type of ' + name);
  }
});
