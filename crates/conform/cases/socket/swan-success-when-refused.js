// connectSocket succeeds for a host that refuses connections, and then the socket ends.
// clauses: SWAN-WS-010 SWAN-WS-017
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://api.example.test", "wss://refused.example.test", "wss://unresolved.example.test", "wss://unreachable.example.test"]}
// needs: sockets
check(async (t) => {
  for (const host of ['refused', 'unresolved', 'unreachable']) {
    const order = [];
    const task = t.api.connectSocket({
      url: 'wss://' + host + '.example.test/ws',
      success: () => order.push('success'),
      fail: () => order.push('fail'),
    });
    task.onOpen(() => order.push('open'));
    for (const name of ['onError', 'onClose']) task[name](() => order.push('end'));
    await t.wait(1000);
    t.equal(order.slice(0, 2), ['success', 'end'], 'the order for ' + host);
    t.ok(!order.includes('open') && !order.includes('fail'), 'neither open nor fail for ' + host);
  }
});
