// In onClose a message cannot be sent any more, nor the socket be closed.
// clauses: WX-WS-025 WX-WS-032
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  for (const how of ['s=close:1000', 's=cut', 'status=404']) {
    const { task } = t.talk('/ws/sent-in-close?' + how);
    const both = new Promise((resolve) => task.onClose(() => resolve(Promise.all([t.on(task, 'send', { data: 'x' }), t.on(task, 'close', {})]))));
    t.equal((await both).map(({ kind }) => kind), ['fail', 'fail'], 'the outcomes with ' + how);
  }
});
