// success gets the id of the socket and nothing else, before the socket opens.
// clauses: SWAN-WS-010
// platforms: swan
// evidence: documented
// needs: sockets
// about: returned
check(async (t) => {
  const order = [];
  let res;
  const task = t.api.connectSocket({
    url: 'wss://api.example.test/ws?s=close',
    success: (given) => { order.push('success'); res = given; },
    fail: () => order.push('fail'),
    complete: () => order.push('complete'),
  });
  order.push('returned');
  task.onOpen(() => order.push('open'));
  await t.wait(1000);
  t.equal(order, ['returned', 'success', 'complete', 'open'], 'the order');
  t.equal([Object.keys(res), typeof res.socketTaskId], [['socketTaskId'], 'string'], 'the keys and the type of the id');
});
