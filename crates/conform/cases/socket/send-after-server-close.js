// What is sent after the server closed a socket, or after it was lost, fails.
// clauses: WX-WS-025
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  for (const how of ['s=close:1000', 's=cut', 'status=404']) {
    const { task } = t.talk('/ws/send-after-server-close?' + how);
    await t.wait(1000);
    const { kind, res } = await t.on(task, 'send', { data: 'too late' });
    t.equal([kind, res.errMsg], ['fail', 'SocketTask.send:fail SocketTask.readyState is not OPEN'], 'the outcome after ' + how);
  }
});
