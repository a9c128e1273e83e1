// What success of connectSocket throws is given to fail, and complete runs after it.
// clauses: SWAN-WS-015
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const thrown = new Error('thrown by the case');
  const order = [];
  let given;
  t.api.connectSocket({
    url: 'wss://api.example.test/ws?s=close',
    success: () => { order.push('success'); throw thrown; },
    fail: (error) => { order.push('fail'); given = error; },
    complete: () => order.push('complete'),
  });
  await t.wait(1000);
  t.equal(order, ['success', 'fail', 'complete'], 'the order');
  t.ok(given === thrown, 'that fail got what was thrown');
});
