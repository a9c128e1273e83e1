// What success of a message or a close throws is logged, and complete still runs.
// clauses: SWAN-CB-006
// platforms: swan
// evidence: observed
// error: thirdScriptError
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:5s;close' });
  await new Promise((resolve) => task.onOpen(resolve));
  for (const call of [t.api.sendSocketMessage, task.send, task.close]) {
    const order = [];
    call({
      data: 'a',
      success: () => { order.push('success'); throw new Error('thrown by the case'); },
      fail: () => order.push('fail'),
      complete: () => order.push('complete'),
    });
    await t.wait(100);
    t.equal(order, ['success', 'complete'], 'the order');
  }
});
