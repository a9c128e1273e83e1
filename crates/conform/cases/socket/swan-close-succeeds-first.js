// success and complete of close run at once, the close event when the server has answered.
// clauses: SWAN-TSK-010
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=closed;wait:2s;close' });
  const order = [];
  task.onClose(() => order.push('onClose'));
  await new Promise((resolve) => task.onOpen(resolve));
  task.close({ success: () => order.push('success'), fail: () => order.push('fail'), complete: () => order.push('complete') });
  await t.wait(1000);
  t.equal(order, ['success', 'complete'], 'what ran within a second');
  await t.wait(5000);
  t.equal(order, ['success', 'complete', 'onClose'], 'the order');
});
