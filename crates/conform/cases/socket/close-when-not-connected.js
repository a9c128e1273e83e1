// close of a task that has ended fails.
// clauses: WX-WS-032
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  for (const how of ['s=close:1000', 's=cut', 'status=404']) {
    const { task, told } = t.talk('/ws/close-when-not-connected?' + how);
    await t.wait(1000);
    const before = told.length;
    const { kind, res, order } = await t.on(task, 'close', {});
    t.equal([kind, res.errMsg], ['fail', 'closeSocket:fail WebSocket is not connected'], 'the outcome after ' + how);
    t.equal(order[order.length - 1], 'complete', 'what is called last');
    await t.wait(10000);
    t.equal(told.length, before, 'how much was told of the socket');
  }
});
