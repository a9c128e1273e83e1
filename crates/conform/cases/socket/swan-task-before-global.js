// For each event the listeners of the task run first, then the global one.
// clauses: SWAN-GLB-011
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://api.example.test", "wss://refused.example.test", "wss://unresolved.example.test", "wss://unreachable.example.test"]}
// needs: sockets
check(async (t) => {
  const order = [];
  const names = ['Open', 'Message', 'Error', 'Close'];
  names.forEach((name) => t.api['onSocket' + name](() => order.push('global ' + name)));
  const listen = (task) => names.forEach((name) => [1, 2].forEach((n) => task['on' + name](() => order.push(n + ' ' + name))));
  listen(t.api.connectSocket({ url: 'wss://api.example.test/ws?s=text:a;close' }));
  await t.wait(1000);
  const expected = ['1 Open', '2 Open', 'global Open', '1 Message', '2 Message', 'global Message', '1 Close', '2 Close', 'global Close'];
  t.equal(order.splice(0), expected, 'the order');
  listen(t.api.connectSocket({ url: 'wss://refused.example.test/ws' }));
  await t.wait(1000);
  t.equal(order.slice(0, 3), ['1 Error', '2 Error', 'global Error'], 'the order of a failure');
});
